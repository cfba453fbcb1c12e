FROM node:22-bookworm-slim AS graphiql
WORKDIR /graphiql
COPY api/graphiql/package.json api/graphiql/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt
COPY . .
COPY --from=graphiql /graphiql/node_modules api/graphiql/node_modules
RUN pip install --no-deps --no-build-isolation --editable . \
    && python -m compileall -q api graph loaders ontology \
    && useradd --system --no-create-home accord \
    && install --directory --owner accord var
USER accord
ENV ACCORD_HOST=0.0.0.0
EXPOSE 8000
VOLUME /app/var
CMD ["sh", "-c", "accord load && exec accord serve"]
