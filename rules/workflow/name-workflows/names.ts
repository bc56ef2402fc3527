/**
 * A name for people, made from a file's name or a job's id.
 */

/** `build-docs` is “Build docs”, `ci` is “CI”. */
export function nameFrom(id: string): string {
  const words = id.split(/[-_.\s]+/).filter((word) => word !== '');
  const spoken = words.map(
    (word) => short.find((one) => one.toLowerCase() === word.toLowerCase()) ?? word.toLowerCase(),
  );
  const text = spoken.join(' ');
  return text === '' ? 'Checks' : text.charAt(0).toUpperCase() + text.slice(1);
}

const short = ['CI', 'CD', 'API', 'npm', 'PyPI', 'CodeQL', 'E2E', 'PR', 'UI', 'OS'];
