// Files from the reader's disk into memory, by choosing or dropping them.

// Letters that are not seen, among them those that turn what stands beside them around.
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/**
 * Return name, without letters that are not seen, and bytes of each file of *list*, or null where one cannot be read.
 * No more than *most* bytes are read: what is longer is refused by its length.
 * @param {Iterable<File>} list
 * @param {number} most
 */
export async function readFiles(list, most) {
  try {
    return await Promise.all(
      [...list].map(async (file) => ({
        name: file.name.replace(UNSEEN, ""),
        bytes: new Uint8Array(await file.slice(0, most).arrayBuffer()),
      })),
    );
  } catch {
    return null;
  }
}

/**
 * Call *onFiles* with what is chosen in *input* or dropped on *drop*.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} drop
 * @param {(files: File[]) => void} onFiles
 */
export function watchFiles(input, drop, onFiles) {
  const chosen = () => {
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again after it was mended.
    input.value = "";
    if (files.length) onFiles(files);
  };
  input.addEventListener("change", chosen);
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("statement-drop--over", name === "dragover");
    });
  }
  drop.addEventListener("drop", ({ dataTransfer }) => {
    if (dataTransfer?.files.length) onFiles([...dataTransfer.files]);
  });
  // Somebody may have chosen a file while this script was still on its way.
  chosen();
}
