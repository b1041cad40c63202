import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiTarget = process.env['HUNTER_API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig(({ command }) => {
  // A build started from a test run inherits its NODE_ENV, and would ship the development build of React.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [react()],
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: true,
      // The policy forbids `data:` fonts and inline code, so nothing is inlined into another file.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      reportCompressedSize: true,
    },
    server: { host: '127.0.0.1', proxy: { '/api': { target: apiTarget, changeOrigin: false } } },
  };
});
