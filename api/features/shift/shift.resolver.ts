import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Provider, ProviderActInput } from '../../../schema/types/provider.ts';
import { Shift, ShiftPayload } from '../../../schema/types/shift.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import type { ShiftService } from './shift.service.ts';
import { shiftStore } from './shift.store.ts';
import { shiftView } from './shift.view.ts';

const ActInput = () => Arg('input', () => ProviderActInput, { nullable: true, description: 'Whose.' });

/** What shifts add to providers. */
@Resolver(() => Provider)
export class ShiftResolver {
  readonly #shifts: ShiftService;

  constructor(shifts: ShiftService) {
    this.#shifts = shifts;
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether a shift is open.' })
  async clockedIn(@Root() { id }: Provider, @Ctx() { session }: Context): Promise<boolean> {
    return (await shiftStore.open(session, id)) !== null;
  }

  @FieldResolver(() => Shift, { nullable: true, description: 'The open shift.' })
  async shift(@Root() { id }: Provider, @Ctx() { session }: Context) {
    const row = await shiftStore.open(session, id);
    return row && shiftView(row);
  }

  @Mutation(() => ShiftPayload, { description: 'The provider begins to work.' })
  shiftClockIn(@ActInput() input: ProviderActInput | null, @Ctx() context: Context) {
    return outcome<ShiftPayload>({ shift: null }, async () => ({
      shift: shiftView(await this.#shifts.clockIn(context, input?.providerId)) as never,
    }));
  }

  @Mutation(() => ShiftPayload, { description: 'The provider goes home. All sharing ends at once.' })
  shiftClockOut(@ActInput() input: ProviderActInput | null, @Ctx() context: Context) {
    return outcome<ShiftPayload>({ shift: null }, async () => ({
      shift: shiftView(await this.#shifts.clockOut(context, input?.providerId)) as never,
    }));
  }
}
