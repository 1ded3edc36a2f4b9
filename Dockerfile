# The server, from source. `docker build -t whereabouts .`
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
COPY --from=build --chown=node:node /app /app
RUN mkdir /data /exports && chown node:node /data /exports
VOLUME /data
USER node
EXPOSE 4000
# The process itself, not npm: it is the one that hears SIGTERM, and drains.
CMD ["node", "--max-semi-space-size=16", "--no-memory-reducer", "dist/api/main.js"]
