/*
 * A large photo of a telephone made smaller before it is sent, as chat apps do: letters stay legible, a slow line carries
 * it, and the place where it was taken, which such a file holds, stays with its owner.
 */

const FROM = 1000000; // bytes; a smaller photo is sent as it is
const LONGEST = 2560; // pixels of the longer side
const QUALITY = 0.85;

/** The photo, smaller; any other file, and one that cannot be drawn here or would not get smaller, as it is. */
export async function shrunk(file) {
  if (file.type !== "image/jpeg" || file.size < FROM) return file;
  try {
    // A browser that cannot turn it as the camera was held refuses, and the photo goes as it is.
    const content = await drawn(await createImageBitmap(file, { imageOrientation: "from-image" }));
    return content && content.size < file.size ? new File([content], file.name, { type: content.type }) : file;
  } catch (unreadable) {
    return file;
  }
}

function drawn(picture) {
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
