/** Which fields of which types are data of a person: reading them is recorded. Each field of a type has a bit. */
export class RecordedFields {
  readonly #byType = new Map<string, string[]>();

  /** `coordinates`: `Type.field`. Throws for more than 31 fields of a type. */
  constructor(coordinates: Iterable<string>) {
    for (const coordinate of coordinates) {
      const [type = '', field = ''] = coordinate.split('.');
      const fields = this.#byType.get(type) ?? [];
      this.#byType.set(type, fields);
      fields.push(field);
      if (fields.length > MOST_FIELDS) throw new Error(`${type} has more than ${MOST_FIELDS} fields that are recorded`);
    }
  }

  /** The bit of a field; 0 if reading it is not recorded. */
  bitOf(type: string, field: string): number {
    const place = this.#byType.get(type)?.indexOf(field) ?? -1;
    return place < 0 ? 0 : 1 << place;
  }

  /** The fields whose bits are set. */
  fieldsOf(type: string, bits: number): string[] {
    return (this.#byType.get(type) ?? []).filter((_, place) => (bits & (1 << place)) !== 0);
  }
}

/** As many bits as an integer of JavaScript has without its sign. */
const MOST_FIELDS = 31;

/** That fields of a row were read in an operation. Hangs on the view, so that noting a field is setting a bit. */
export interface ReadNote {
  /** The notes of the operation; null once they were taken. */
  by: ReadNotes | null;
  readonly type: string;
  readonly id: string;
  bits: number;
}

/** The same fields of some rows of a type. */
export interface RowsRead {
  readonly type: string;
  readonly fields: readonly string[];
  readonly rowIds: readonly string[];
}

/** A row behind a view, as far as it matters here: its type, its id, and what was noted of it last. */
export interface NotedRow {
  readonly type: string;
  readonly facts: Readonly<Record<string, unknown>>;
  noted: ReadNote | null;
}

/** Data of people that an operation reads: which fields of which rows. No value. */
export class ReadNotes {
  readonly #fields: RecordedFields;
  readonly #isOwn: (row: NotedRow) => boolean;
  #notes: ReadNote[] = [];
  /** By type and row, what was taken before: a stream tells of a row once. */
  readonly #taken = new Map<string, Map<string, number>>();

  /** `isOwn`: the row is about the viewer, who may look at it unrecorded. */
  constructor(fields: RecordedFields, isOwn: (row: NotedRow) => boolean) {
    this.#fields = fields;
    this.#isOwn = isOwn;
  }

  /** Notes that a field of a row was read. */
  note(row: NotedRow, bit: number): void {
    const { noted } = row;
    if (noted !== null && noted.by === this) noted.bits |= bit;
    else row.noted = this.#begin(row, bit);
  }

  /** What was read since this was last asked for, and not before. */
  take(): RowsRead[] {
    if (this.#notes.length === 0) return [];
    const groups = new Map<string, { type: string; bits: number; rowIds: string[] }>();
    for (const note of this.#notes) {
      const { type, id } = note;
      note.by = null;
      const taken = this.#taken.get(type) ?? new Map<string, number>();
      this.#taken.set(type, taken);
      const before = taken.get(id) ?? 0;
      const bits = note.bits & ~before;
      if (bits === 0) continue;
      taken.set(id, before | bits);
      const key = `${type} ${bits}`;
      const group = groups.get(key) ?? { type, bits, rowIds: [] };
      groups.set(key, group);
      group.rowIds.push(id);
    }
    this.#notes = [];
    return [...groups.values()].map(({ type, bits, rowIds }) => ({
      type,
      fields: this.#fields.fieldsOf(type, bits),
      rowIds,
    }));
  }

  #begin(row: NotedRow, bits: number): ReadNote {
    const note = { by: this, type: row.type, id: String(row.facts['id']), bits };
    if (!this.#isOwn(row)) this.#notes.push(note);
    return note;
  }
}
