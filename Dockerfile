# The harness beside an app's own container (compose.yaml), or in a CI without Node.
FROM node:24-slim AS build
WORKDIR /sources
COPY . .
RUN npm ci && npm pack --pack-destination /packed

FROM node:24-slim
COPY --from=build /packed/ /packed/
RUN npm install --global /packed/*.tgz && rm -r /packed
USER node
WORKDIR /home/node
EXPOSE 8080 8081 8082 8083
ENTRYPOINT ["slack-transport-harness"]
CMD ["mock", "--host", "0.0.0.0"]
