// Where two values differ: the place, what one has there, and what the other has.
export function differences(one, other, place) {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") {
    return one === other ? [] : [{ place, one, other: other ?? null }];
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => differences(one[name], other[name], `${place}.${name}`));
}
