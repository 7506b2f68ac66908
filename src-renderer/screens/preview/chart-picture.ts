import type { PageSpot, PreviewPage } from '#shared/contract/index.ts';

/** Points to pixels at 300 dots per inch, what print asks of a picture (TC8). */
const pixelsPerPoint = 300 / 72;

/** The area of a page as a PNG, drawn from the page itself, so that the copy is what is printed. */
export async function pictureOf({ svg, width, height }: PreviewPage, spot: PageSpot): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(spot.width * pixelsPerPoint);
    canvas.height = Math.round(spot.height * pixelsPerPoint);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(pixelsPerPoint, pixelsPerPoint);
    context.drawImage(image, -spot.x, -spot.y, width, height);
    return await new Promise<Blob>((done, failed) =>
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture')))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
