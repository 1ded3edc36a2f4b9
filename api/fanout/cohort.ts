import type { Feed, FeedListener } from '../events/shared-source.ts';
import { type CohortDoor, Member, type MemberSeat } from './member.ts';
import { Seats } from './seats.ts';
import type { Turn, TurnWork } from './turn.ts';

/** What a member is given for an event. JSON can hold it. */
export type Result = object;

/** What all members of a cohort have in common. Nothing in it knows any of them. */
export interface CohortWork<T> {
  open(listener: FeedListener): Feed<T>;
  /** Executes the operation for a state, for one who joins. */
  execute(state: T): Result | Promise<Result>;
  /** The same once for all, as JSON, one byte a character. */
  payload(state: T): string | Promise<string>;
}

/** A result that is to be put on sockets: of all members, or only of those that have missed something. */
interface Ready {
  readonly payload: string;
  readonly isForAll: boolean;
}

/**
 * Subscriptions that receive the same: one feed, and for each turn in which it has news one look, one execution and one
 * serialisation. It holds no state: who has missed something gets what is current when they can take it. So a member
 * costs a flag however slow they are, and skips to the newest.
 */
export class Cohort<T> implements FeedListener, TurnWork {
  readonly #work: CohortWork<T>;
  readonly #turn: Turn;
  readonly #onOver: () => void;
  readonly #members = new Set<Member>();
  readonly #seats = new Seats();
  /** Members whose first event is on its way: what happens meanwhile has to be told afterwards. None, nearly always. */
  #beginning: Set<Member> | null = null;
  /** Members who are to get what is current, although it is no news. None, nearly always. */
  #behind: Set<Member> | null = null;
  readonly #door: CohortDoor = {
    first: (member) => this.#first(member),
    begin: (member) => this.#begin(member),
    catchUp: (member) => this.#catchUp(member),
    leave: (member) => this.#leave(member),
  };
  isDue = false;
  #feed: Feed<T> | null = null;
  #hasNews = false;
  #isExecuting = false;
  #ready: Ready | null = null;
  #isOver = false;

  /** `onOver` is called once, when the last member has left or the feed is over. */
  constructor(work: CohortWork<T>, turn: Turn, onOver: () => void) {
    this.#work = work;
    this.#turn = turn;
    this.#onOver = onOver;
  }

  get count(): number {
    return this.#members.size;
  }

  /** Whether nobody can join any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Lets a member in; `attend` tells the feed of their reading. What this throws has let nobody in. */
  join(seat: MemberSeat, attend: (feed: Feed<T>) => () => void): Member {
    const member = new Member(seat, this.#door);
    this.#members.add(member);
    try {
      member.onLeft(attend(this.#feed ?? this.#open()));
    } catch (error) {
      this.#leave(member);
      throw error;
    }
    return member;
  }

  poke(): void {
    this.#hasNews = true;
    if (!this.#isOver) this.#turn.later(this);
  }

  /** The feed is over: so is the stream of every member, before anything more is written. */
  fail(error: Error): void {
    const members = [...this.#members];
    this.#close();
    for (const member of members) member.fail(error);
  }

  run(turn: Turn): void {
    if (this.#isOver) return;
    try {
      this.#takeReady(turn);
      if (!this.#isExecuting) this.#look(turn);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error('a feed failed', { cause: error }));
    }
  }

  #open(): Feed<T> {
    const feed = this.#work.open(this);
    if (this.#isOver) feed.close();
    else this.#feed = feed;
    // What it has at the beginning is what members get when they join.
    feed.news();
    return feed;
  }

  /** What a member gets first: the current state. News that wait are told before, so that they are not told again. */
  #first(member: Member): Result | Promise<Result> {
    this.#turn.now(this);
    if (!this.#feed) throw new Error('a cohort was asked when it was over');
    this.#beginning ??= new Set();
    this.#beginning.add(member);
    return this.#work.execute(this.#feed.current());
  }

  /** The member has got the first event, and takes the next ones from the cohort's hands. */
  #begin(member: Member): void {
    this.#begun(member);
    this.#seats.add(member);
  }

  #catchUp(member: Member): void {
    if (this.#isOver) return;
    this.#behind ??= new Set();
    this.#behind.add(member);
    this.#turn.later(this);
  }

  #look(turn: Turn): void {
    const feed = this.#feed;
    if (!feed) return;
    const news = this.#hasNews ? feed.news() : null;
    this.#hasNews = false;
    if (news) this.#tell(news.value, true, turn);
    // Who executes comes back here when that is done.
    if (this.#behind && !this.#isExecuting) this.#tell(feed.missed?.() ?? feed.current(), false, turn);
  }

  #tell(state: T, isForAll: boolean, turn: Turn): void {
    const payload = this.#work.payload(state);
    if (typeof payload === 'string') {
      this.#put({ payload, isForAll }, turn);
      return;
    }
    this.#isExecuting = true;
    payload
      .then((settled) => {
        this.#isExecuting = false;
        this.#ready = { payload: settled, isForAll };
        if (!this.#isOver) this.#turn.later(this);
      })
      .catch((error: Error) => this.fail(error));
  }

  #takeReady(turn: Turn): void {
    const ready = this.#ready;
    this.#ready = null;
    if (ready) this.#put(ready, turn);
  }

  #put({ payload, isForAll }: Ready, turn: Turn): void {
    if (isForAll) {
      this.#seats.put(payload, turn);
      if (this.#beginning) for (const member of this.#beginning) member.miss();
      // Those behind have what is newest now, if that is all that there is.
      if (this.#feed?.missed) return;
    } else if (this.#behind) {
      for (const member of this.#behind) this.#seats.putOne(member, payload, turn);
    }
    this.#behind = null;
  }

  #begun(member: Member): void {
    this.#beginning?.delete(member);
    if (this.#beginning?.size === 0) this.#beginning = null;
  }

  #leave(member: Member): void {
    this.#members.delete(member);
    this.#behind?.delete(member);
    if (this.#behind?.size === 0) this.#behind = null;
    this.#begun(member);
    this.#seats.remove(member);
    if (this.#members.size === 0) this.#close();
  }

  #close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onOver();
    this.#feed?.close();
    this.#feed = null;
    this.#ready = null;
  }
}
