// Reads RDF by a parser that is not ours, and prints it as N-Quads. Usage: parse.js MEDIA-TYPE FILE [CONTEXT ADDRESS]
import { createReadStream, readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

const [mediaType, file, context, address] = process.argv.slice(2);

// What is named by an address is read from a file of ours; nothing is fetched.
const documentLoader = async (url) => {
  if (url !== address) throw new Error(`${url} is not to be fetched`);
  return { documentUrl: url, document: JSON.parse(readFileSync(context, 'utf8')) };
};

async function quads() {
  switch (mediaType) {
    case 'application/ld+json': {
      const options = { format: 'application/n-quads', documentLoader, safe: true };
      return new Parser({ format: 'N-Quads' }).parse(await jsonld.toRDF(JSON.parse(readFileSync(file, 'utf8')), options));
    }
    case 'application/rdf+xml':
      return Array.fromAsync(createReadStream(file).pipe(new RdfXmlParser()));
    default:
      return new Parser({ format: mediaType }).parse(readFileSync(file, 'utf8'));
  }
}

const writer = new Writer(process.stdout, { format: 'N-Quads' });
writer.addQuads(await quads());
writer.end();
