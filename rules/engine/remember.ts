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

/**
 * Remembers what was made of a text, whichever file it stands in: after a keystroke nearly all of them are as they were.
 * When too much is held, all of it is let go.
 */
export function rememberTexts<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  let held = 0;
  return (text) => {
    const entry = known.get(text);
    if (entry !== undefined) return entry;
    const cost = text.length + costOfAnEntry;
    if (held + cost > most) {
      known.clear();
      held = 0;
    }
    // A copy, since a slice keeps the whole file that it was cut from.
    const own = ` ${text}`.slice(1);
    const made = make(own);
    known.set(own, made);
    held += cost;
    return made;
  };
}

/** In UTF-16 units, or as much memory as they take. */
const most = 500_000;
const costOfAnEntry = 200;
