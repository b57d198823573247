using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

public class AzureDevOpsReleasesReaderTests
{
    private const string Deployments = $$"""
        {
          "count": 4,
          "value": [
            {
              "id": 51, "attempt": 1, "reason": "automated", "deploymentStatus": "succeeded", "operationStatus": "Approved",
              "release": {
                "id": 7, "name": "Release-7",
                "artifacts": [
                  {
                    "alias": "_shop", "type": "Git",
                    "definitionReference": { "version": { "id": "{{EventText.CommitA}}", "name": "aaaa" } }
                  },
                  {
                    "alias": "_build", "type": "Build",
                    "definitionReference": {
                      "version": { "id": "1234", "name": "20261130.1" }, "sourceVersion": { "id": "{{EventText.CommitB}}" }
                    }
                  }
                ]
              },
              "releaseEnvironment": { "id": 70, "name": "production" },
              "queuedOn": "2026-11-30T09:59:00Z", "startedOn": "2026-11-30T10:00:00Z", "completedOn": "2026-11-30T10:05:00.5Z",
              "lastModifiedOn": "2026-11-30T10:06:00Z"
            },
            {
              "id": 52, "deploymentStatus": "failed", "operationStatus": "PhaseFailed", "releaseEnvironment": { "name": "test" },
              "startedOn": "2026-11-30T11:00:00Z", "completedOn": "2026-11-30T11:05:00Z"
            },
            {
              "id": 53, "deploymentStatus": "notDeployed", "operationStatus": "Rejected", "releaseEnvironment": { "name": "test" },
              "queuedOn": "2026-11-30T12:00:00Z", "startedOn": "0001-01-01T00:00:00", "lastModifiedOn": "2026-11-30T12:05:00Z"
            },
            {
              "id": 54, "deploymentStatus": "inProgress", "operationStatus": "PhaseInProgress", "releaseEnvironment": { "name": "test" },
              "startedOn": "2026-11-30T13:00:00Z"
            }
          ]
        }
        """;

    private const string Releases = $$"""
        [
          {
            "id": 7, "name": "Release-7", "status": "active", "createdOn": "2026-11-30T09:00:00Z",
            "artifacts": [{ "alias": "_shop", "type": "Git", "definitionReference": { "version": { "id": "{{EventText.CommitA}}" } } }],
            "environments": [
              {
                "id": 70, "name": "test", "status": "succeeded",
                "deploySteps": [
                  {
                    "id": 1, "deploymentId": 61, "attempt": 1, "status": "failed", "operationStatus": "Canceled",
                    "queuedOn": "2026-11-30T10:00:00Z", "lastModifiedOn": "2026-11-30T10:01:00Z"
                  },
                  {
                    "id": 2, "deploymentId": 62, "attempt": 2, "status": "partiallySucceeded", "operationStatus": "PhasePartiallySucceeded",
                    "queuedOn": "2026-11-30T10:02:00Z", "lastModifiedOn": "2026-11-30T10:03:00Z"
                  }
                ]
              },
              { "id": 71, "name": "production", "status": "notStarted", "deploySteps": [] }
            ]
          }
        ]
        """;

    private readonly AzureDevOpsReleasesReader _reader = new();

    [Fact]
    public void A_list_of_deployments_is_understood() => Assert.Equal(
        [
            "Deployment azure-devops/51 environment=production started=11-30T10:00:00 finished=11-30T10:05:00.5 updated=11-30T10:06:00 "
                + "commits=aa,bb outcome=Succeeded",
            "Deployment azure-devops/52 environment=test started=11-30T11:00:00 finished=11-30T11:05:00 outcome=Failed",
            "Deployment azure-devops/53 environment=test started=11-30T12:00:00 finished=11-30T12:05:00 updated=11-30T12:05:00 "
                + "outcome=Cancelled",
            "Deployment azure-devops/54 environment=test started=11-30T13:00:00",
        ],
        EventText.Of(_reader, Deployments));

    [Fact]
    public void Each_attempt_in_an_environment_of_a_release_is_a_deployment() => Assert.Equal(
        [
            "Deployment azure-devops/61 environment=test started=11-30T10:00:00 finished=11-30T10:01:00 updated=11-30T10:01:00 commits=aa "
                + "outcome=Cancelled",
            "Deployment azure-devops/62 environment=test started=11-30T10:02:00 finished=11-30T10:03:00 updated=11-30T10:03:00 commits=aa "
                + "outcome=Succeeded",
        ],
        EventText.Of(_reader, Releases));

    [Fact]
    public void An_environment_that_nothing_was_deployed_to_is_passed_over() =>
        Assert.Equal(1, ReadRecords.Of(_reader, Releases).PassedOver["environments of releases that nothing was deployed to"]);

    [Fact]
    public void The_sources_file_fills_what_a_deployment_does_not_say() => Assert.Equal(
        ["Deployment mirror/1 product=shop repository=shop.git environment=live"],
        EventText.Of(_reader, """[{"id":1,"deploymentStatus":"undefined"}]""", EventText.Filled));

    [Theory]
    [InlineData("""{"message":"TF400813"}""", "$: 'value' is missing")]
    [InlineData(
        """{"value":[{"id":1,"name":"Release-1"}]}""",
        "line 1: value[0]: 'environments' is missing; ask for releases with $expand=environments, or for deployments")]
    [InlineData("""[{"deploymentStatus":"succeeded"}]""", "line 1: [0]: 'id' is missing")]
    [InlineData(
        """[{"environments":[{"deploySteps":[{"status":"succeeded"}]}]}]""",
        "line 1: [0].environments[0].deploySteps[0]: 'deploymentId' is missing")]
    [InlineData(
        """[{"id":1,"deploymentStatus":"odd"}]""",
        "line 1: [0].deploymentStatus: 'odd' is not known; there are succeeded, partiallySucceeded, failed, inProgress, notDeployed, "
        + "undefined; explain another one under 'outcomes' in the sources file")]
    [InlineData(
        """[{"id":1,"deploymentStatus":"failed","startedOn":"2026-11-30T11:00:00Z","completedOn":"2026-11-30T10:00:00Z"}]""",
        "line 1: [0]: it was finished at 2026-11-30T10:00:00Z, before it started at 2026-11-30T11:00:00Z")]
    public void A_mistake_is_refused_with_its_place(string text, string refusal) =>
        Assert.Equal(refusal, ReadRecords.Refusal(_reader, text));

    [Fact]
    public void Changed_files_are_understood_or_refused()
    {
        Mutations.AreUnderstoodOrRefused(_reader, Deployments);
        Mutations.AreUnderstoodOrRefused(_reader, Releases);
    }
}
