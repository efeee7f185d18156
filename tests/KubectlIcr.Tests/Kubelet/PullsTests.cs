using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

public class PullsTests
{
    private const string Image = "us.icr.io/team/app:1.0";
    private const string NotFound = "Failed to pull image \"us.icr.io/team/app:1.0\": manifest unknown";
    private const string Refused = "Failed to pull image \"us.icr.io/team/app:1.0\": failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";
    private const string BackOff = "Back-off pulling image \"us.icr.io/team/app:1.0\"";

    [Theory]
    [InlineData("StartError")]
    [InlineData("CreateContainerError")]
    [InlineData("RROUnsupported")]
    public void A_container_that_waits_for_something_else_is_no_failed_pull(string reason) =>
        Assert.Null(Of(Waiting(reason, "exec: \"app\": not found"), Failed(Refused)).Failure);

    [Fact]
    public void A_waiting_status_tells_the_cause() => Assert.Equal((PullCause.NotFoundTag, "status"), Cause(Of(Waiting("ErrImagePull", "manifest unknown"))));

    [Fact]
    public void The_status_comes_before_the_event() =>
        Assert.Equal((PullCause.NotFoundTag, "status"), Cause(Of(Waiting("ImagePullBackOff", $"{BackOff}: ErrImagePull: manifest unknown"), Failed(Refused))));

    [Fact]
    public void The_event_tells_what_back_off_hides() => Assert.Equal((PullCause.BadCredentials, "event"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused))));

    [Fact]
    public void The_newest_event_counts() =>
        Assert.Equal((PullCause.NotFoundTag, "event"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { LastSeen = At(1) }, Failed(NotFound) with { LastSeen = At(2) })));

    [Fact]
    public void Events_that_repeat_the_reason_are_passed_over() =>
        Assert.Equal((PullCause.NotFoundTag, "event"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed("Error: ImagePullBackOff") with { LastSeen = At(2) }, Failed(NotFound) with { LastSeen = At(1) })));

    [Fact]
    public void An_event_of_another_pod_of_the_same_name_does_not_count() =>
        Assert.Equal((PullCause.BackoffOnly, "status"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { InvolvedUid = "uid-before" })));

    [Fact]
    public void Saved_objects_without_UIDs_are_joined_by_name() =>
        Assert.Equal((PullCause.BadCredentials, "event"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { InvolvedUid = "" })));

    [Fact]
    public void An_event_of_another_namespace_does_not_count() =>
        Assert.Equal((PullCause.BackoffOnly, "status"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { Namespace = "team-b" })));

    [Fact]
    public void An_event_of_another_container_does_not_count() =>
        Assert.Equal((PullCause.BackoffOnly, "status"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { FieldPath = "spec.containers{side}" })));

    [Fact]
    public void An_event_without_a_container_counts_for_the_image_it_names() =>
        Assert.Equal((PullCause.BadCredentials, "event"), Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { FieldPath = null })));

    [Fact]
    public void A_failure_older_than_a_pull_that_worked_does_not_count() => Assert.Equal(
        (PullCause.BackoffOnly, "status"),
        Cause(Of(Waiting("ImagePullBackOff", BackOff), Failed(Refused) with { LastSeen = At(1) }, Failed("Successfully pulled image") with { Type = "Normal", Reason = "Pulled", LastSeen = At(2) })));

    [Theory]
    [InlineData("initContainers")]
    [InlineData("ephemeralContainers")]
    public void Init_and_ephemeral_containers_have_their_events(string list)
    {
        var container = Waiting("ImagePullBackOff", BackOff) with { List = list };

        Assert.Equal((PullCause.BadCredentials, "event"), Cause(Of(container, Failed(Refused) with { FieldPath = $"spec.{list}{{main}}" })));
        Assert.Equal((PullCause.BackoffOnly, "status"), Cause(Of(container, Failed(Refused))));
    }

    [Fact]
    public void The_last_state_tells_where_nothing_else_does() => Assert.Equal(
        (PullCause.NotFoundTag, "status"), Cause(Of(Waiting("ImagePullBackOff", BackOff) with { LastState = new ContainerState("waiting", "ErrImagePull", "manifest unknown") })));

    [Theory]
    [InlineData("ImagePullBackOff", "backoff-only")]
    [InlineData("ErrImagePull", "backoff-only")]
    [InlineData("ImageInspectError", "backoff-only")]
    [InlineData("ErrImageNeverPull", "never-pull")]
    [InlineData("InvalidImageName", "invalid-reference")]
    public void A_reason_alone_tells_what_it_can(string reason, string cause) => Assert.Equal(cause, Of(Waiting(reason, null)).Failure!.Cause.Name());

    [Fact]
    public void A_reason_can_be_the_sentence_itself()
    {
        var pull = Of(Waiting("unable to parse auth field, must be formatted as base64(username:password)", null));

        Assert.Equal((PullCause.BadCredentials, "status"), Cause(pull));
        Assert.True(pull.Failure!.SecretUnparsable);
    }

    [Theory]
    [InlineData("ContainerCreating")]
    [InlineData("PodInitializing")]
    [InlineData("CrashLoopBackOff")]
    [InlineData("CreateContainerConfigError")]
    [InlineData("SomethingNew")]
    public void Other_reasons_to_wait_are_no_failure(string reason) => Assert.False(Of(Waiting(reason, "whatever")).Fails);

    [Fact]
    public void A_container_that_runs_does_not_fail_whatever_was() => Assert.False(Of(new Container { Name = "main", Image = Image, State = new ContainerState("running", null, null) }, Failed(Refused)).Fails);

    [Fact]
    public void The_nodes_own_pause_image_is_a_pull_of_its_own()
    {
        var creating = Waiting("ContainerCreating", null);
        var sandbox = Failed("Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image \"registry.k8s.io/pause:3.9\": dial tcp 1.2.3.4:443: i/o timeout")
            with { Reason = "FailedCreatePodSandBox", FieldPath = null, LastSeen = At(1) };
        var unretrieved = Failed("Unable to retrieve some image pull secrets (a); attempting to pull the image may not succeed.")
            with { Reason = "FailedToRetrieveImagePullSecret", FieldPath = null, LastSeen = At(2) };

        var pull = Join(creating, sandbox, unretrieved)[1];

        Assert.Equal(("sandbox", "registry.k8s.io/pause:3.9"), (pull.Use.List, pull.Use.Image));
        Assert.Equal((PullCause.ConnectTimeout, "event"), Cause(pull));
        Assert.Single(Join(creating, sandbox, Failed("Pulling image") with { Type = "Normal", Reason = "Pulling", LastSeen = At(3) }));
    }

    [Fact]
    public void Reads_the_names_that_could_not_be_retrieved() => Assert.Equal(
        ["a", "b"], Of(Waiting("ErrImagePull", "x"), Failed("Unable to retrieve some image pull secrets (a, b); attempting to pull the image may not succeed.") with { Reason = "FailedToRetrieveImagePullSecret", FieldPath = null }).Unretrieved);

    [Fact]
    public void A_controller_that_can_not_make_pods_fails_until_it_makes_one()
    {
        var replicas = new Pod { Kind = "ReplicaSet", Namespace = "team-a", Name = "web", IsTemplate = true, Containers = [new Container { Name = "main", Image = Image }] };
        var failed = new Event { Namespace = "team-a", InvolvedKind = "ReplicaSet", InvolvedName = "web", Type = "Warning", Reason = "FailedCreate", Message = "no", LastSeen = At(1) };
        var made = failed with { Type = "Normal", Reason = "SuccessfulCreate", LastSeen = At(2) };

        Assert.Equal("no", Pulls.Join(Facts(replicas, failed))[0].CreateFailure);
        Assert.Null(Pulls.Join(Facts(replicas, failed, made))[0].CreateFailure);
    }

    [Fact]
    public void A_template_gets_its_service_accounts_list_and_a_pod_does_not()
    {
        var pod = Pod(Waiting("ErrImagePull", "x"));

        Assert.Equal(["sa"], Pulls.Join(Facts(pod with { IsTemplate = true }))[0].Secrets.Select(secret => secret.Name));
        Assert.Equal(["own"], Pulls.Join(Facts(pod with { IsTemplate = true, ImagePullSecrets = ["own", "own"] }))[0].Secrets.Select(secret => secret.Name));
        Assert.Empty(Pulls.Join(Facts(pod))[0].Secrets);
    }

    [Fact]
    public void No_keyring_without_the_secrets_that_make_it()
    {
        var pod = Pod(Waiting("ErrImagePull", "x"));

        Assert.NotNull(Pulls.Join(Facts(pod))[0].Keyring);
        Assert.Null(Pulls.Join(Facts(pod with { ImagePullSecrets = ["unread"] }))[0].Keyring);
    }

    private static DateTimeOffset At(int minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    private static Container Waiting(string reason, string? message) => new() { Name = "main", Image = Image, State = new ContainerState("waiting", reason, message) };

    private static Event Failed(string message) => new()
    {
        Namespace = "team-a",
        InvolvedKind = "Pod",
        InvolvedName = "web",
        InvolvedUid = "uid-now",
        FieldPath = "spec.containers{main}",
        Type = "Warning",
        Reason = "Failed",
        Message = message,
    };

    private static Pod Pod(Container container) => new() { Namespace = "team-a", Name = "web", Uid = "uid-now", Containers = [container] };

    private static ClusterFacts Facts(Pod pod, params Event[] events) => new()
    {
        Identity = new ClusterIdentity { Source = "files" },
        TakenAt = At(60),
        Pods = [pod],
        Events = events,
        ServiceAccounts = new Dictionary<ObjectKey, Fact<ServiceAccount>> { [new("team-a", "default")] = Fact<ServiceAccount>.Found(new ServiceAccount("team-a", "default", ["sa"])) },
    };

    private static IReadOnlyList<Pull> Join(Container container, params Event[] events) => Pulls.Join(Facts(Pod(container), events));

    private static Pull Of(Container container, params Event[] events) => Assert.Single(Join(container, events));

    private static (PullCause?, string?) Cause(Pull pull) => (pull.Failure?.Cause, pull.FailureSource);
}
