export { createMongoAbility } from '@casl/ability';
