// Prints what would break a client of the first schema that asks the second, a line for each.
// A field, value or argument that the first calls deprecated may go.
import { readFileSync } from "node:fs";
import { ChangeType, CriticalityLevel, DiffRule, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

const suppressRemovalOfDeprecatedArgument = ({ changes, oldSchema }) =>
  changes.filter(({ type, path }) => {
    if (type !== ChangeType.FieldArgumentRemoved) return true;
    const [owner, field, argument] = path.split(".");
    const { args } = oldSchema.getType(owner).getFields()[field];
    return args.find(({ name }) => name === argument).deprecationReason === undefined;
  });

const [released, current] = process.argv.slice(2).map((file) => buildSchema(readFileSync(file, "utf8")));
const rules = [DiffRule.suppressRemovalOfDeprecatedField, suppressRemovalOfDeprecatedArgument];
for (const { criticality, message } of await diff(released, current, rules)) {
  if (criticality.level === CriticalityLevel.Breaking) console.log(message);
}
