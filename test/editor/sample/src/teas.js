const minutes = { black: 4, green: 2, mint: 7 };

export function minutesFor(tea) {
  return minutes[tea] ?? 3;
}
