namespace KubectlIcr.Rules;

/// <summary>Every rule, in the order they are asked and listed. Ids are for ever.</summary>
internal static class RuleList
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new InvalidReference(),
        new TagNotFound(),
        new RepositoryNotFound(),
        new WrongRegion(),
        new DeprecatedDomain(),
        new UnknownIcrHost(),
        new PlatformMismatch(),
        new NeverPulled(),
        new NoPullSecret(),
        new MissingSecret(),
        new BoundAfterPod(),
        new ServiceAccountHidden(),
        new ServiceAccountNamesMissingSecret(),
        new DefaultHasNoSecret(),
        new SecretNewerThanFailure(),
        new WrongSecretType(),
        new UnparsableSecret(),
        new NoEntryForDomain(),
        new EmptyEntry(),
        new DeadRegistryToken(),
        new AuthContradictsFields(),
        new ShortLivedToken(),
        new WrongEntitledUser(),
        new GarbledCredential(),
        new SeveralCredentials(),
        new LoginRefused(),
        new NoAccess(),
        new DnsFailure(),
        new AdmissionDenied(),
        new ServiceAccountMissing(),
        new CauseAgedOut(),
        new MessageUnknown(),
        new NotContainerRegistry(),
        new DecidingFactsUnread(),
    ];

    /// <summary>Ids that once were rules and must not be used again, with what they were.</summary>
    public static IReadOnlyDictionary<string, string> Retired { get; } = new Dictionary<string, string>();
}
