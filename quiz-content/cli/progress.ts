/** A bar where somebody watches, a line now and then where nobody does. */
export const progressOn = (stream: NodeJS.WriteStream, unit = '') => {
  let said = 0;
  return (done: number, total: number): void => {
    if (total === 0) return;
    const tenth = Math.floor((done / total) * 10);
    if (stream.isTTY) {
      const filled = Math.round((done / total) * 24);
      stream.write(`\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${total}${unit}`);
      if (done === total) stream.write('\r\u001b[2K');
    } else if (tenth !== said) stream.write(`${done}/${total}${unit}\n`);
    said = tenth;
  };
};
