/**
 * Lets long work give way: what is typed meanwhile is answered first.
 */

/** A pause to take between pieces of work: it does nothing until a slice of time is used up. */
export function slices(): () => Promise<void> {
  let until = performance.now() + slice;
  return async () => {
    if (performance.now() < until) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    until = performance.now() + slice;
  };
}

/** Milliseconds: half of what a key press may take. */
const slice = 8;
