export { EntityManager } from '@mikro-orm/core';
