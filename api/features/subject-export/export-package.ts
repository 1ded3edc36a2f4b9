import type { Readable } from 'node:stream';
import type { Signer } from '../../store/vault/index.ts';
import { csvHeader, csvLine } from './csv.ts';
import { dataJson } from './data-json.ts';
import { indexHtml } from './index-html.ts';
import { MANIFEST_PATH, manifestText, SIGNATURE_PATH, signatureText } from './manifest.ts';
import { type CollectedConcept, csvPath, type PackageContents } from './package-contents.ts';
import { type FileToPack, packZip } from './package-zip.ts';
import { readme } from './readme.ts';

/** The package as a ZIP: what a person reads first, then the data, then what proves that it is whole. */
export function exportPackage(contents: PackageContents, signer: Signer): Readable {
  let manifest = '';
  const files: FileToPack[] = [
    { path: 'README.txt', content: () => [readme(contents)] },
    { path: 'index.html', content: () => indexHtml(contents) },
    { path: 'data.json', content: () => dataJson(contents) },
    ...contents.concepts.filter(({ result }) => result.outcome !== 'MISSING').map(csvFile),
    {
      path: MANIFEST_PATH,
      content(packed) {
        manifest = manifestText(contents, [...packed]);
        return [manifest];
      },
    },
    { path: SIGNATURE_PATH, content: () => [signatureText(manifest, signer)] },
  ];
  return packZip(files, contents.createdAt);
}

function csvFile({ concept, rows }: CollectedConcept): FileToPack {
  const properties = concept.exported.map(({ name }) => name);
  return {
    path: csvPath(concept.name),
    async *content() {
      yield csvHeader(properties);
      for await (const row of rows) yield csvLine(row, properties);
    },
  };
}
