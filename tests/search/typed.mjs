/** Return what an input method shows, half syllable by half syllable, while *text* is typed. */
export function typed(text) {
  return Array.from(text).flatMap((char, index) => {
    const [first, middle, last] = char.normalize("NFD");
    const parts = /[가-힣]/.test(char) ? [first + middle, ...(last ? [first + middle + last] : [])] : [char];
    return parts.map((part) => text.slice(0, index) + part.normalize("NFC"));
  });
}
