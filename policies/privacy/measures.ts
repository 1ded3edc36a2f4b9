/** The technical and organisational measures of security (GDPR articles 30(1)(g) and 32(1)), in sentences to an authority. */
export const SECURITY_MEASURES = [
  'Pseudonymisation and encryption: what identifies or describes a person is encrypted at rest by AES-256-GCM under a key of that person, bound to its row and column; in transit by TLS.',
  'Separation: the keys lie in a key store apart from the database, wrapped by a key that is in neither; a backup of one is of no use without the other.',
  'Access: by role, field by field, from one policy that is committed and reviewed (`policies/matrix.md`); the accounts of companies are kept apart by the policy and by row-level security of the database.',
  'Minimisation: positions are in memory only, for two minutes at most. Encrypted values are found by keyed hashes, never by a plain copy.',
  'Accountability: changes, and reads of personal data by staff, are in an audit log whose batches are chained by hashes; signed checkpoints lie outside the database.',
  'Erasure: rows are deleted and the key of the person is destroyed, so that backups become unreadable; a numbered ledger without personal data makes sure that a restored backup does not bring anybody back.',
  'Resilience: background work is durable and its steps can be repeated; a database that is behind the ledger does not go into service.',
  'Testing: the measures are tested with every change of the software, and the tests by planted faults.',
] as const;
