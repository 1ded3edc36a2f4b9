import { DATA_FORMAT, type PackageContents } from './package-contents.ts';

/** The copy for programs: one object, a row to a line. `schema/export.schema.json` describes it. */
export async function* dataJson(contents: PackageContents): AsyncGenerator<string> {
  const { accountId, subject, createdAt, concepts } = contents;
  const head = {
    format: DATA_FORMAT,
    account: accountId,
    subject: { kind: subject.kind, id: subject.id },
    generatedAt: createdAt.toISOString(),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"concepts":{`;
  let before = '\n';
  for (const { concept, rows } of concepts) {
    yield `${before}${JSON.stringify(concept.name)}:[`;
    let separator = '\n';
    for await (const row of rows.texts()) {
      yield separator + row;
      separator = ',\n';
    }
    yield ']';
    before = ',\n';
  }
  yield '\n}}\n';
}
