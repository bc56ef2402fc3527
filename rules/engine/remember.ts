/**
 * Remembers what was made of an object for as long as the object lives. Only for things that never change: nodes, steps, repositories.
 */
export function remember<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, Made>();
  return (key) => {
    const entry = known.get(key);
    if (entry !== undefined || known.has(key)) return entry as Made;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
