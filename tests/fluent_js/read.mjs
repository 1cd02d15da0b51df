// Reads catalogues with the JavaScript implementation of Fluent. From stdin a JSON array of { text, terms }; to
// stdout an array with, for each, the entries and the junk its syntax sees, and what its runtime makes of the messages.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import {
  FluentParser, FluentSerializer, Junk, Message, Placeable, StringLiteral, Term, Transformer,
} from "@fluent/syntax";

const parser = new FluentParser();
const serializer = new FluentSerializer();

// The runtime has a parser of its own, which is lenient and takes every white space of Unicode for indentation. Texts
// are quoted for it, so that what they say is left to the syntax, and what references and choices say to the runtime.
class Quote extends Transformer {
  visitTextElement(element) {
    const quoted = Array.from(element.value, (c) => "\\U" + c.codePointAt(0).toString(16).padStart(6, "0")).join("");
    return new Placeable(new StringLiteral(quoted));
  }
}

function read({ text, terms }) {
  // A byte order mark is no part of a Fluent file; whoever reads files takes it away.
  const resource = parser.parse(text.replace(/^\uFEFF/, ""));
  const entries = [];
  const junk = [];
  const texts = {};
  const bundle = new FluentBundle("ht", { useIsolating: false });
  bundle.addResource(new FluentResource(terms));
  for (const entry of resource.body) {
    const comment = entry.comment?.content ?? null;
    if (entry instanceof Junk) {
      junk.push(entry.content);
    } else if (entry instanceof Term) {
      entries.push({ id: "-" + entry.id.name, comment, value: true });
    } else if (entry instanceof Message) {
      const id = entry.id.name;
      entries.push({ id, comment, value: entry.value !== null });
      if (entry.value === null || id in texts) continue;
      entry.comment = null;
      entry.attributes = [];
      new Quote().visit(entry);
      const value = new FluentResource(serializer.serializeEntry(entry)).body[0]?.value;
      const errors = [];
      const said = value == null ? null : bundle.formatPattern(value, null, errors);
      texts[id] = { text: said, errors: errors.map(String) };
    }
  }
  return { entries, junk, texts };
}

let input = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) input += chunk;
process.stdout.write(JSON.stringify(JSON.parse(input).map(read)));
