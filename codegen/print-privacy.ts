import { PRIVACY_MAPS } from '../api/model/schema-hash.ts';
import { PRIVACY_CHANGES } from '../policies/privacy/changes.ts';
import { pageContentOf } from '../policies/privacy/practices.ts';
import { exportSchemaText } from './print-export-schema.ts';
import { privacyPageText } from './print-privacy-page.ts';
import { privacyPlans } from './print-privacy-plans.ts';
import { processingRecord } from './print-processing-record.ts';
import type { Printer } from './printer.ts';

const FOLDER = 'policies/privacy/generated';

/** What follows from the privacy maps: for an authority, for a reviewer, for the people concerned, for programs that read a copy. */
export const privacyPrinter: Printer = {
  folders: [FOLDER],
  print: ({ audiences }) =>
    new Map([
      [`${FOLDER}/record-of-processing.md`, processingRecord(audiences)],
      [`${FOLDER}/plans.md`, privacyPlans()],
      [`${FOLDER}/privacy-page.md`, privacyPageText(pageContentOf(PRIVACY_MAPS), PRIVACY_CHANGES)],
      ['schema/export.schema.json', exportSchemaText()],
    ]),
};
