import { LatestStream, type Snapshot } from './latest-stream.ts';

/** Hears of a feed. */
export interface FeedListener {
  /** There may be something new. */
  poke(): void;
  /** It is over. */
  fail(error: Error): void;
}

/** A state that can be looked at by any number of readers who may see the same of it. Holds no events. */
export interface Feed<T> {
  /** The state as it is now. Throws if it cannot be told. */
  current(): T;
  /** The state, if it may show something else than what this gave last; else null. The first time it gives the state. */
  news(): Snapshot<T>;
  /**
   * There where news tell what has changed and not all that there is: what puts those right who began with `current()` and have
   * missed some of them since. Without it the newest news do. What either gives ahead of the news these tell in any case.
   */
  missed?(): T;
  close(): void;
}

/** Facts that all rows have which can come out of a source, by governed type. It yields rows of no other type. */
export type KnownFacts = Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>;

/** Where a stream's states come from, once a reader has been let in. */
export interface SharedSource<T> {
  readonly known: KnownFacts;
  /**
   * With the facts, names the states: sources of one field with the same arguments, facts and name give the same, whoever
   * asked. So `open` must use nothing of the reader that is not in the name.
   */
  readonly name: string;
  open(listener: FeedListener): Feed<T>;
  /**
   * The reader begins to read a feed that the `open` of a source like this one gave, which somebody else may have
   * called. Called once. Returns what ends it.
   */
  attend(feed: Feed<T>): () => void;
  /** The reader does not come after all: nobody will call `attend`. */
  forsake?(): void;
}

/**
 * The events of a subscription that readers with equal rights can share. Iterated, it is a `LatestStream` of one reader
 * alone; who knows of others who may see the same opens one feed for all.
 */
export class Shareable<T> implements AsyncIterable<T> {
  readonly source: SharedSource<T>;

  constructor(source: SharedSource<T>) {
    this.source = source;
  }

  get delivery(): 'latest' {
    return 'latest';
  }

  [Symbol.asyncIterator](): LatestStream<T> {
    let isOver = false;
    const endings: (() => void)[] = [];
    const end = () => {
      isOver = true;
      for (const ending of endings.splice(0)) ending();
    };
    const stream: LatestStream<T> = new LatestStream(() => feed.news(), end);
    const feed = this.source.open(stream);
    endings.push(() => feed.close(), this.source.attend(feed));
    // It may have ended while it began.
    if (isOver) end();
    return stream;
  }
}
