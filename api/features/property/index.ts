/**
 * Purpose: the places of customers where work is done.
 * Not here: the work (job), the way there (eta).
 * Lifecycle: made by the office for a customer.
 * Invariants: address and point are encrypted under the customer's key.
 * Depends on: customer.
 */
export { CustomerPropertiesResolver, PropertyResolver } from './property.resolver.ts';
export { PropertyService } from './property.service.ts';
export { propertyStore } from './property.store.ts';
export { propertyFacts, propertyView } from './property.view.ts';
