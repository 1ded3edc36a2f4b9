import { UnderscoreNamingStrategy } from '@mikro-orm/core';

/** Columns are the properties' names in snake case: `customerId` is `customer_id`, also where it is a foreign key. */
export class ColumnNames extends UnderscoreNamingStrategy {
  override joinKeyColumnName(property: string): string {
    return this.joinColumnName(property).replace(/_id$/, '');
  }

  override joinColumnName(property: string): string {
    return `${this.propertyToColumnName(property)}_id`;
  }
}
