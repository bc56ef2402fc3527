/** Reads a zip archive (a `.vsix` is one) from its directory at the end. Knows stored and deflated entries, no encryption. */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  text(): string;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** The files of the archive, in order of path. Throws when it is not a zip archive. */
export function readZip(archive: Buffer): readonly ZipEntry[] {
  const end = archive.lastIndexOf(Uint8Array.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== endOfDirectory) throw new Error('This is not a zip archive.');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== directoryEntry) throw new Error('The directory of this zip archive is damaged.');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const path = archive.toString('utf8', at + 46, nameEnd);
    const content = contentOf(archive, at);
    if (!path.endsWith('/')) entries.push({ path, text: () => content().toString('utf8') });
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function contentOf(archive: Buffer, at: number): () => Buffer {
  const isStored = archive.readUInt16LE(at + 10) === 0;
  const size = archive.readUInt32LE(at + 20);
  const header = archive.readUInt32LE(at + 42);
  return () => {
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const packed = archive.subarray(start, start + size);
    return isStored ? packed : inflateRawSync(packed);
  };
}
