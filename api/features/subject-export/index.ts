/**
 * Purpose: the copy of everything that is held on a person, by the privacy maps: collected, packed, signed, kept encrypted,
 *   handed out; and what would be in it, by counts.
 * Not here: who may ask for one and when (privacy-request); what the maps say (the entities); checking a package (the
 *   command line, which needs no server).
 * Lifecycle: a package is written aside and appears whole; it goes when its time is over, when its request is built again,
 *   or when its person is erased, after which it could not be opened anyway. What a dead process left is removed at the start.
 * Invariants: nothing plain touches the disk; every table that the maps lead through is in it, or named as missing; a property of
 *   somebody else is never looked at; memory is flat; no transaction outlives a page of rows; every download is recorded first.
 * Depends on: the vault, the maps, the store's subject rows.
 */
export type { ExportProgress } from './collect.ts';
export { type DataCategoryCount, dataCategories } from './data-categories.ts';
export {
  ExportBuilder,
  type ExportBuilderParts,
  type ExportOrder,
  type ExportResult,
  PACKAGE_LIFE_MS,
} from './export-builder.ts';
export {
  type Download,
  ExportDownloads,
  type ExportDownloadsParts,
  type PackageOfRequest,
  type RequestPackages,
} from './export-download.ts';
export { ExportFiles, type ExportFilesParts, type OpenNew, type WrittenPackage } from './export-files.ts';
export type { ConceptOutcome, ConceptResult, CopiedRow } from './record.ts';
