const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Is this the name of a renderer that reckons every pixel on the processor? */
export const isSoftware = (rendererName: string): boolean => SOFTWARE.test(rendererName);

/** Sharper than 1.5 costs a small terminal more than anybody sees. */
export const resolutionOf = (devicePixelRatio: number): number => Math.min(1.5, Math.max(1, devicePixelRatio));
