# A team's hub, with the add-in's pages. See compose.yaml.
FROM node:22-bookworm-slim AS pages
WORKDIR /clipsheet
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node node_modules/vite/bin/vite.js build --config office-addin/vite.config.ts --logLevel error

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /clipsheet
# All of it belongs to root: the hub reads itself and cannot change itself.
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY core core
COPY hub hub
COPY --from=pages /clipsheet/.output/office-addin .output/office-addin
RUN mkdir /data && chown node:node /data
USER node
# For copies, and for the embedded database where no DATABASE_URL is given.
VOLUME /data
EXPOSE 3443
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3443/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "hub/clipsheet.mjs", "hub"]
CMD ["--data", "/data", "--host", "0.0.0.0", "--http"]
