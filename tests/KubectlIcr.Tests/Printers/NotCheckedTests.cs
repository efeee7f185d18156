using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public class NotCheckedTests
{
    [Fact]
    public void Fifteen_rules_that_lack_the_same_are_one_sentence_and_one_command() => Assert.Equal(
        [new NotChecked("Not checked: 15 rules need objects that were not saved. To include them, run this and add --from secrets-team-a.yaml:", "kubectl get secrets,serviceaccounts -n team-a -o yaml > secrets-team-a.yaml")],
        NotChecked.Of([.. Enumerable.Range(0, 15).Select(i => new Skipped($"ICR4{i:00}", $"{(i < 7 ? "secrets" : "serviceaccounts")} in namespace team-a: not in the saved objects"))], None));

    [Theory]
    [InlineData("nodes: forbidden", "Not checked: ICR302 needs nodes, which you are not allowed to read. Ask a cluster administrator for this permission. To see whether you have it:", "kubectl auth can-i list nodes")]
    [InlineData("secrets in namespace a: forbidden", "Not checked: ICR302 needs secrets in namespace a, which you are not allowed to read. Ask a cluster administrator for this permission. To see whether you have it:", "kubectl auth can-i list secrets -n a")]
    [InlineData("secrets in namespace a: timed out", "Not checked: ICR302 needs secrets in namespace a, which could not be read (timed out). Run the check again.", null)]
    [InlineData("imagecontentsourcepolicies, imagedigestmirrorsets: not in the saved objects", "Not checked: ICR302 needs objects that were not saved. To include them, run this and add --from imagecontentsourcepolicies.yaml:", "kubectl get imagecontentsourcepolicies,imagedigestmirrorsets -o yaml > imagecontentsourcepolicies.yaml")]
    [InlineData("no response from the registry: us.icr.io: no response within 10s", "Not checked: ICR302 (no response from the registry: us.icr.io: no response within 10s; --on-node queries it from the node instead)", null)]
    [InlineData("the rule failed: InvalidOperationException; please report this", "Not checked: ICR302 (the rule failed: InvalidOperationException; please report this)", null)]
    [InlineData("policies of the key of \"key\": iam.cloud.ibm.com: 403 no: No.", "Not checked: ICR302 (policies of the key of \"key\": iam.cloud.ibm.com: 403 no: No.)", null)]
    public void The_way_to_mend_it_is_beside_it(string reason, string sentence, string? run) => Assert.Equal([new NotChecked(sentence, run)], NotChecked.Of([new Skipped("ICR302", reason)], None));

    [Fact]
    public void Of_many_namespaces_a_few_are_named() => Assert.Equal(
        [new NotChecked("Not checked: ICR302 needs secrets in namespaces n0, n1, n2 and 297 more, which you are not allowed to read. Ask a cluster administrator for this permission. To see whether you have it:", "kubectl auth can-i list secrets -A")],
        NotChecked.Of([.. Enumerable.Range(0, 300).Select(i => new Skipped("ICR302", $"secrets in namespace n{i}: forbidden"))], None));

    [Fact]
    public void Each_reason_is_a_sentence() => Assert.Equal(2, NotChecked.Of([new("ICR302", "secrets in namespace a: forbidden"), new("ICR612", "nodes: timed out")], None).Count());

    [Fact]
    public void A_rule_that_found_something_is_checked_in_part() => Assert.Equal(
        ["Not fully checked: ICR302 needs nodes, which could not be read (timed out). Run the check again."],
        NotChecked.Of([new("ICR302", "nodes: timed out")], new HashSet<string> { "ICR302" }).Select(one => one.Sentence));

    private static readonly HashSet<string> None = [];
}
