using Psi.Inventory.Services;

namespace Psi.Inventory.Tests.Services;

/// <summary>Compose files, Dockerfiles and Kubernetes manifests, as tools and people write them.</summary>
public class ContainerFileTests
{
    [Fact]
    public void A_compose_file_gives_the_images_and_settings_of_its_services() => Assert.Equal(
        [
            "(2,37) key Logging:Level = Warning [Production]",
            "(5,12) image contoso/shop",
            "(8,23) key Vault:Address = https://vault.contoso.example",
            "(9,17) key Seq:Url = ${SEQ_URL}",
            "(10,19) key Identity = https://login.contoso.example/shop",
            "(11,7) key Connection unset",
            "(12,29) key ConnectionStrings:Shop = Server=db",
            "(14,12) image grafana/loki [Production]",
            "(17,31) key ENVIRONMENT = Production [Production]",
            "(18,7) key Secret unset [Production]",
            "(19,13) key A:B = C=D [Production]",
        ],
        SignsOf.File("deploy/docker-compose.yml", """
            x-common:
              common: &common { Logging__Level: Warning }
            services:
              shop:
                image: "docker.io/contoso/shop:${TAG:-latest}"
                ports: [ "8080:8080" ]
                environment:
                  Vault__Address: 'https://vault.contoso.example'
                  Seq__Url: ${SEQ_URL}
                  "Identity": https://${LOGIN_HOST:-login.contoso.example}/shop
                  Connection:
                  SQLAZURECONNSTR_Shop: Server=db
              logs:
                image: grafana/loki@sha256:0123456789abcdef
                environment:
                  <<: *common
                  ASPNETCORE_ENVIRONMENT: Production
                  Secret: null
                  A__B: "C=D"
            """));

    [Theory]
    [InlineData("services:\n  a:\n    environment:\n      - A__B=https://x.example", "(4,14) key A:B = https://x.example")]
    [InlineData("services:\n  a:\n    environment:\n      - 'A__B=https://x.example'", "(4,15) key A:B = https://x.example")]
    [InlineData("services:\n  a:\n    environment:\n      - A__B", "(4,9) key A:B unset")]
    [InlineData("services:\n  a:\n    environment: [ \"A=${B-c}\", \"D=$$E\" ]", "(3,23) key A = c|(3,35) key D = $E")]
    [InlineData("services:\n  a:\n    environment:\n      A: ${B:-${C:-d}}", "(4,10) key A = d")]
    [InlineData("services:\n  a:\n    environment:\n      A: ${B:?must be set}", "(4,10) key A = ${B:?must be set}")]
    [InlineData("services:\n  a:\n    image: ${DOCKER_REGISTRY-}webshop", "(3,12) image webshop")]
    [InlineData("services:\n  a:\n    image: ${REGISTRY}/keycloak:26", "(3,12) image ${REGISTRY}/keycloak")]
    [InlineData("services:\n  a:\n    image: localhost:5000/a/b:1@sha256:00", "(3,12) image localhost:5000/a/b")]
    [InlineData("services:\n  a:\n    image: docker.io/library/redis", "(3,12) image redis")]
    public void Each_form_of_compose_is_read(string text, string expected) =>
        Assert.Equal(expected.Split('|'), SignsOf.File("compose.yaml", text));

    [Theory]
    [InlineData("compose.yaml", "services:\n  a:\n    build: .\n    labels: { A__B: c }\n    command: [ environment, A=B ]")]
    [InlineData("compose.yaml", "# services:\n#   a:\n#     image: redis")]
    [InlineData("compose.yaml", "services:\n  a:\n    image: ${IMAGE}")]
    [InlineData("compose.yaml", "services: redis")]
    [InlineData("settings.yaml", "services:\n  a:\n    image: redis\n    environment: { A: b }")]
    public void What_only_looks_like_a_service_says_nothing(string path, string text) => Assert.Empty(SignsOf.File(path, text));

    [Theory]
    [InlineData("docker-compose.yml", "")]
    [InlineData("docker-compose.override.yml", " [Development]")]
    [InlineData("docker-compose.vs.debug.yml", " [Development]")]
    [InlineData("docker-compose.dev.yaml", " [Development]")]
    [InlineData("docker-compose-dev.yaml", " [Development]")]
    [InlineData("compose.development.yaml", " [Development]")]
    [InlineData("compose.prod.yaml", " [Production]")]
    [InlineData("docker-compose.production.yml", " [Production]")]
    [InlineData("docker-compose.devices.yml", "")]
    [InlineData("docker-compose.products.yml", "")]
    [InlineData("deploy/prod/compose.yml", " [Production]")]
    [InlineData(".devcontainer/compose.yml", " [Development]")]
    public void The_name_of_a_compose_file_is_its_environment(string path, string environment) => Assert.Equal(
        ["(1,26) image redis" + environment], SignsOf.File(path, "services: { a: { image:  redis } }"));

    [Fact]
    public void Files_of_variables_are_read_where_the_repository_has_them() => Assert.Equal(
        [
            "deploy/app.env(2,7) key B:C = quoted # value [Staging]",
            "deploy/app.env(3,10) key D = plain [Staging]",
            "(4,10) key A = here [Staging]",
            "deploy/last.env(1,24) key ENVIRONMENT = Staging [Staging]",
            "deploy/last.env(2,3) key E = last [Staging]",
        ],
        SignsOf.File(
            "deploy/compose.yml",
            "services:\n  a:\n    environment:\n      A: here\n"
                + "    env_file: [ app.env, ./missing.env, ../../../etc/passwd, { path: last.env } ]",
            ("deploy/app.env", "# A=no\nB__C=\"quoted # value\"\nexport D=plain # comment\nA=overridden\nE=earlier\nno variable\n=x"),
            ("deploy/last.env", "ASPNETCORE_ENVIRONMENT=Staging\nE=last")));

    [Fact]
    public void A_Dockerfile_gives_the_images_it_begins_with_and_its_settings() => Assert.Equal(
        [
            "(3,6) image mcr.microsoft.com/dotnet/aspnet",
            "(4,20) key Vault:Address = https://vault.contoso.example",
            "(6,14) key Seq:Url = http://seq",
            "(7,11) key Name = Contoso Shop",
            "(9,23) image mcr.microsoft.com/dotnet/sdk",
            "(18,10) key Late = yes [Production]",
            "(18,37) key ENVIRONMENT = Production [Production]",
        ],
        SignsOf.File("src/Shop/Dockerfile", """
            # syntax=docker/dockerfile:1
            ARG VERSION=10.0
            FROM mcr.microsoft.com/dotnet/aspnet:${VERSION} AS base
            ENV Vault__Address=https://vault.contoso.example \
            # the log
                Seq__Url=http://seq \
                Name="Contoso Shop"

            FROM --platform=linux mcr.microsoft.com/dotnet/sdk:10.0 AS build
            RUN <<EOF
            FROM redis
            ENV A=B
            EOF
            RUN echo \
              FROM postgres

            FROM base AS final
            ENV Late=yes ASPNETCORE_ENVIRONMENT=Production
            FROM scratch
            """));

    [Theory]
    [InlineData("Dockerfile", "ARG BASE=redis:7\nFROM $BASE\nFROM build$X", "(2,6) image redis")]
    [InlineData("Dockerfile.dev", "from redis:7", "(1,6) image redis [Development]")]
    [InlineData("web.Dockerfile", "# escape=`\nFROM `\n  redis", "(3,3) image redis")]
    [InlineData("Containerfile", "FROM quay.io/a/b:26\nENV DB one and more", "(1,6) image quay.io/a/b|(2,8) key DB = one and more")]
    public void Each_form_of_Dockerfile_is_read(string path, string text, string expected) =>
        Assert.Equal(expected.Split('|'), SignsOf.File(path, text));

    [Fact]
    public void A_Kubernetes_manifest_gives_kinds_images_and_settings() => Assert.Equal(
        [
            "(2,7) resource apps/Deployment",
            "(9,18) image contoso/shop [Production]",
            "(12,22) key Vault:Address = https://vault.contoso.example [Production]",
            "(14,22) key ENVIRONMENT = Production [Production]",
            "(15,21) key ConnectionStrings:Shop unset [Production]",
            "(20,7) resource networking.k8s.io/Ingress",
            "(23,7) resource secrets-store.csi.x-k8s.io/SecretProviderClass",
            "(26,7) resource ConfigMap",
            "(28,13) key Seq:Url = http://seq",
            "(34,29) resource Pod",
            "(34,78) image redis",
        ],
        SignsOf.File("k8s/shop.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: shop }
            spec:
              template:
                spec:
                  containers:
                    - name: shop
                      image: contoso/shop:1
                      env:
                        - name: Vault__Address
                          value: https://vault.contoso.example
                        - name: ASPNETCORE_ENVIRONMENT
                          value: Production
                        - name: ConnectionStrings__Shop
                          valueFrom:
                            secretKeyRef: { name: shop, key: db }
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            ---
            apiVersion: secrets-store.csi.x-k8s.io/v1
            kind: SecretProviderClass
            ---
            apiVersion: v1
            kind: ConfigMap
            data:
              Seq__Url: http://seq
              appsettings.json: "{}"
            ---
            apiVersion: v1
            kind: List
            items:
              - { apiVersion: v1, kind: Pod, spec: { initContainers: [ { name: a, image: redis } ] } }
            """));

    [Theory]
    [InlineData("k8s/notes.yaml", "# apiVersion: v1\n# kind: Secret\na: b")]
    [InlineData("k8s/crd.yaml", "apiVersion: v1\nname: kind: no")]
    [InlineData("chart/templates/shop.yaml", "{{- if .Values.on }}\napiVersion: v1\nkind: {{ .Values.kind }}\n{{- end }}")]
    [InlineData("chart/templates/web/shop.yaml", "apiVersion: v1\nkind: Secret\nname: {{ .Values.x }}")]
    public void What_is_no_manifest_says_nothing(string path, string text)
    {
        var signs = SignsOf.Read(path, System.Text.Encoding.UTF8.GetBytes(text), ("chart/Chart.yaml", "name: shop"));

        Assert.Empty(signs.Signs);
        Assert.Equal(path == "k8s/crd.yaml" ? 1 : 0, signs.Unread.Count);
    }

    [Theory]
    [InlineData("templates/shop.yaml")]
    [InlineData("chart/shop.yaml")]
    public void A_template_outside_a_chart_is_named(string path)
    {
        var signs = SignsOf.Read(
            path, "apiVersion: v1\nkind: Secret\nname: {{ .Values.x }}\n"u8.ToArray(), ("chart/Chart.yaml", "name: shop"));

        Assert.Equal((path, 3), (Assert.Single(signs.Unread).At.Path, signs.Unread[0].At.Line));
    }

    [Theory]
    [InlineData("redis", "redis")]
    [InlineData("docker.io/library/redis:7", "redis")]
    [InlineData("docker.io/hashicorp/vault", "hashicorp/vault")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0@sha256:00", "mcr.microsoft.com/dotnet/aspnet")]
    [InlineData("localhost:5000/redis", "localhost:5000/redis")]
    [InlineData("redis:${TAG:?required}", "redis")]
    [InlineData("scratch", null)]
    [InlineData("", null)]
    [InlineData(":latest", null)]
    [InlineData("$(image)", null)]
    [InlineData("${{ matrix.image }}", null)]
    public void An_image_has_one_name(string written, string? name) => Assert.Equal(name, ImageName.Of(written));
}
