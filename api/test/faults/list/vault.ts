import type { Fault } from '../fault.ts';

const KEYS = 'api/store/vault/key-store.ts';
const DESTRUCTION = ['api/store/vault/destruction.test.ts'];
const ROTATION = ['api/store/vault/rotation.test.ts'];
const SEQUENCE = ['api/store/vault/sequence.test.ts'];
const SHARED = ['api/store/vault/shared-content.test.ts'];
const FILES = ['api/store/vault/sealed-file.test.ts'];

/** Faults of the key store: destruction, rotation of KEKs, sequences, values of several persons, encrypted files. */
export const FAULTS: readonly Fault[] = [
  {
    file: KEYS,
    tests: DESTRUCTION,
    name: 'an erased person gets a new key',
    find: 'if (isTombstone(record)) throw new SubjectErased();',
    replace: 'if (isTombstone(record)) return unwrapKey(this.#keks, subjectId, wrapNewKey(this.#keks[0], name));',
    redSentence:
      'a destroyed key is a tombstone: nothing opens, no key is made again, in any process and after a restart',
  },
  {
    file: KEYS,
    tests: DESTRUCTION,
    name: 'a process does not hear which keys another destroyed',
    find: 'onDestroyed: (name) => cache.forgetName(name),',
    replace: 'onDestroyed: () => {},',
    redSentence: 'a key that another process destroyed opens nothing here a second later',
  },
  {
    file: KEYS,
    tests: DESTRUCTION,
    name: 'keys in memory are used although the key store does not answer',
    find: 'return this.#follower.isCurrent ? this.#cache.get(subjectId)?.dataKey : undefined;',
    replace: 'return this.#cache.get(subjectId)?.dataKey;',
    redSentence: 'when the medium was not readable for over a second, keys in memory are not used',
  },
  {
    file: KEYS,
    tests: ['api/store/vault/key-store.test.ts'],
    name: 'keys that nobody uses stay in memory',
    find: 'isNeeded: () => cache.wasUsedWithin(MAX_UNUSED_MS),',
    replace: 'isNeeded: () => true,',
    redSentence:
      'keys that nobody used for five seconds are in memory no more, and the medium is left alone until one comes',
  },
  {
    file: KEYS,
    tests: DESTRUCTION,
    name: 'once destructions are not read any more, they never are again',
    find: 'this.#follower.follow();',
    replace: '',
    redSentence:
      'a key that comes into memory while destructions are not read is dropped when it is destroyed, and those of before do no harm',
  },
  {
    file: 'api/store/vault/folder-key-records.ts',
    tests: DESTRUCTION,
    name: 'what a destruction that was killed left behind is not looked for at the start',
    find: 'await records.#recover();',
    replace: 'void records;',
    redSentence: 'killed before any of its steps, a destruction is whole or not begun, and doing it again ends it',
  },
  {
    file: 'api/store/vault/folder-key-records.ts',
    tests: ROTATION,
    name: 'a key that was destroyed meanwhile comes back by being wrapped again',
    find: 'if (!record?.equals(from)) return false;',
    replace: 'if (!record) return false;',
    redSentence: 'a record that was changed since it was read is not replaced',
  },
  {
    file: 'api/store/vault/rewrap.ts',
    tests: ROTATION,
    name: 'one unreadable record ends the rotation of all keys',
    find: "if (!wrapped) return 'unreadable';",
    replace: "if (!wrapped) throw new Error('unreadable');",
    redSentence: 'a record that cannot be opened is counted, and does not hold up the others',
  },
  {
    file: 'api/store/vault/sequence.ts',
    tests: SEQUENCE,
    name: 'entries of a sequence are not held against their signature',
    find: 'return verifySignature(this.#signer.publicKeyJwk, signed, bytes.subarray(SIGNATURE_AT, CONTENT_AT));',
    replace: 'return signed.length > 0;',
    redSentence: 'an altered entry is refused when it is read, and named',
  },
  {
    file: 'api/store/vault/folder-sequences.ts',
    tests: SEQUENCE,
    name: 'an id is appended twice',
    find: 'if (there) {',
    replace: 'if (!there && head < 0) {',
    redSentence: 'an id that is there already gives its entry, whatever comes with it',
  },
  {
    file: 'api/store/vault/vault.ts',
    tests: SHARED,
    name: 'a value of two persons opens where somebody else is named beside one of them',
    find: 'if (places.includes(-1)) throw refused(binding);',
    replace: 'if (places.every((place) => place < 0)) throw refused(binding);',
    redSentence: 'a value in another place, or where somebody else is named, is refused',
  },
  {
    file: 'api/store/vault/sealed-file.ts',
    tests: FILES,
    name: 'an encrypted file that was cut off at the end of a chunk passes',
    find: 'nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;',
    replace: 'nonce[NONCE_BYTES - 1] = isLast ? 0 : 0;',
    redSentence: 'a file that was cut off anywhere, or added to, is refused',
  },
  {
    file: 'api/store/vault/sealed-file.ts',
    tests: FILES,
    name: 'chunks of an encrypted file open in any order',
    find: 'nonce.writeUInt32BE(number, PREFIX_BYTES);',
    replace: 'nonce.writeUInt32BE(number < 0 ? 1 : 0, PREFIX_BYTES);',
    redSentence: 'chunks that were moved, repeated, left out or taken from another file are refused',
  },
];
