using KubectlIcr.Commands;

namespace KubectlIcr.Tests.Commands.Options;

public class SameCommandTests
{
    [Theory]
    [InlineData("check -A", "kubectl icr check -A")]
    [InlineData("check --all-namespaces --rule ICR302 --rule=ICR303", "kubectl icr check -A")]
    [InlineData("check deploy/web -n team-a --iam -- pod/a", "kubectl icr check deploy/web pod/a -n team-a --iam")]
    [InlineData("check -n a -n b --all=false --from x.yaml --from y", "kubectl icr check -n b --all=false --from x.yaml --from y")]
    [InlineData("check -f x.yaml --ignore ICR405,ICR407", "kubectl icr check -f x.yaml --ignore ICR405,ICR407")]
    [InlineData("check -l app=web,tier!=db", "kubectl icr check -l 'app=web,tier!=db'")]
    [InlineData("check -A --token not-a-real-token", "kubectl icr check -A --token TOKEN")]
    [InlineData("check -A --server https://user:not-a-real-password@host", "kubectl icr check -s URL -A")]
    public void Is_what_was_given_without_its_secrets(string line, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), Check(line).Again!.Split(' ').Order());

    [Theory]
    [InlineData("check -A --fix")]
    [InlineData("check -A --on-node")]
    public void A_command_that_acts_is_not_offered_again(string line) => Assert.Null(CommandLine.Parse(line.Split(' ')) switch
    {
        FixInvocation fix => fix.Check.Again,
        TrialInvocation trial => trial.Check.Again,
        _ => "neither",
    });

    [Theory]
    [InlineData("check -f -")]
    [InlineData("check --from x.yaml --from -")]
    public void What_was_read_from_standard_input_is_gone(string line) => Assert.Null(Check(line).Again);

    private static CheckInvocation Check(string line) => Assert.IsType<CheckInvocation>(CommandLine.Parse(line.Split(' ')));
}
