// Judges Turtle by SHACL shapes, and prints what they object to. Usage: validate.js SHAPES DATA
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';

const [shapes, data] = process.argv.slice(2).map((file) => new Store(new Parser().parse(readFileSync(file, 'utf8'))));
// The patterns go beyond U+FFFF, for which JavaScript needs a flag of its own that SHACL does not know.
const SH = 'http://www.w3.org/ns/shacl#';
for (const { subject } of shapes.getQuads(null, `${SH}pattern`, null, null)) {
  shapes.addQuad(subject, DataFactory.namedNode(`${SH}flags`), DataFactory.literal('u'));
}

const report = await new Validator(shapes).validate(data);
for (const { focusNode, path, message } of report.results) {
  console.log(focusNode?.value, path?.value, message.map((one) => one.value).join(' '));
}
console.log(report.conforms);
