using System.Text.RegularExpressions;

namespace KubectlIcr.Tests.Docs;

/// <summary>Habits of wording that a native reader stumbles over.</summary>
internal static class Wording
{
    /// <summary>What to look for, and what to write instead.</summary>
    private static readonly (Regex Habit, string Better)[] Habits =
    [
        Of(@"(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b)[a-z{]", "'is not a valid reference', 'is not a secret': 'is no X' is a translation"),
        Of(@"\b(?:registry|registries|mirror|server|host|runtime|cp\.icr\.io) (?:gives?|takes?|wants?|knows?)\b(?! up\b)", "a server serves, accepts, returns, requires or supports something"),
        Of(@"\b(?:gives?|give|gave|given) (?:no |the )?(?:access|image)\b", "'grants access', 'serves the image'"),
        Of(@"\b(?:refuses?|refused|takes?|took) the login\b", "'rejects the credentials', 'accepts the credentials'"),
        Of(@"\bsays no\b", "name what refused and what it answered"),
        Of(@"\bof its own accord\b|\bby (?:itself|themselves)\b", "'automatically', or leave it out"),
        Of(@"\banew\b", "'again', or a verb that begins with re-"),
        Of(@"\b(?:tries|try) again by\b|\b(?:at|in) (?:its|the|the kubelet's) next try\b", "'retries', 'when the kubelet retries'"),
        Of(@"\bmend(?:s|ing)?\b", "'fix'"),
        Of(@"\bfrom here\b", "'from this machine'"),
        Of(@"\bthere is one\b|\bif there are some\b", "'if one exists', 'if the cluster has any'"),
        Of(@"\bone of each\b|\bone a (?:finding|rule|pod|line|key|image|word)\b", "'per'"),
        Of(@"\b(?:is|are|fails?|works?|refuses?) since (?:\d{4}|then)\b", "the present perfect: 'has failed since'"),
        Of(@"\bwithout a word\b", "'silently', 'without an error'"),
        Of(@"\b(?:letter by letter|byte by byte)\b", "'exactly'"),
        Of(@"\bplays? (?:a|no) part\b", "'is the cause', 'is not the cause'"),
        Of(@"\ball the same\b", "'anyway'"),
        Of(@"\bin between\b|\bmiddlebox|\b(?:proxy|firewall|mirror) on the way\b", "'a proxy or firewall in the network path'"),
        Of(@"\banswer(?:s|ed) (?:\{[^{}]*\} |the node |this machine )?with\b|\banswer(?:s|ed) \d{3}\b|\bno answer (?:from|within|came)\b", "'responds with', 'no response'"),
        Of(@"\b(?:connection|request|pull)s? (?:\w+ ){0,4}ends? before\b", "'is closed before'"),
        Of(@"\bthe pods? (?:to )?pulls?\.|\bwaits? (?:until|for) (?:they|the pods) (?:to )?pull\b", "'until the images are pulled': a pod does not pull, its images are pulled"),
        Of(@"\bat (?:its|their) next start\b", "'the next time it starts'"),
        Of(@"\bthe entry (?:\{|[a-z.]+\.io\b)", "'the entry for us.icr.io'"),
        Of(@"\b(?:Never|never) while the\b", "'Never: the pod can't start'"),
        Of(@": then the\b", "leave out 'then'"),
        Of(@"\b(?:registry|registries|IAM) (?:was|were) (?:not )?asked\b|\b[Aa]sk(?:s|ing)? (?:the|each) registr(?:y|ies)\b(?!')|\b[Aa]sk(?:s|ing)? (?:IBM Cloud )?IAM\b", "'query', 'was not queried'"),
        Of(@"\bnot proven\b", "'untested: ...'"),
        Of(@"; this (?:command )?(?:deletes|restarts|replaces|resets|prints|adds)\b", "a side effect is the fix's Caution"),
        Of(@"\bnames (?:(?:no|a|an|the) )?(?:image |pull )*secrets?\b|\bImagePullSecret names\b|\bimagePullSecrets names\b|\bnames a (?:service account|token service)\b", "'lists', 'references', 'refers to'"),
        Of(@"\bthe text (?:does|says|could|contains|alone|names)\b|\baccording to the text\b|\btext of the failure\b", "'the error'"),
        Of(@"\bcould also mean\b", "'another possible cause of this error'"),
        Of(@"\bin what is to be\b|\bfor lack of\b", "'2 problems found in ...', 'needs objects that were not saved'"),
        Of(@"\bcan't pull: \d+ causes?\b", "one container can have several: 'problems found'"),
        Of(@"\bkey \S+, user\b|\busername \{", "'entry us.icr.io, username \"iamapikey\"'"),
        Of(@"\{[^{}]*:yyyy-MM", "TimeWords says a time to a person"),
        Of(@"\bWhen it is fine\b|\bMost likely(?: first)?:", "'When to ignore this', 'Likely causes'"),
        Of(@"\bstands? in (?:its|the|/)", "'is in'"),
        Of(@"\bonce more\b", "'again'"),
        Of(@"\bany more\b", "'no longer'"),
        Of(@"\bsomething else than\b|\botherwise than\b", "'something other than', 'not as documented'"),
        Of(@"(?<!can.t )\btells? (?:why|whether|whose|which)\b|\bwould tell\b", "'says why', 'shows whether', '(to check: ...)'"),
        Of(@"\b(?:who|that|which|you|it|they) may (?:get|read|list|see|pull|create|delete|ask|do)\b", "'can', or 'is allowed to'"),
        Of(@"\bdead keys?\b", "'rejected key', 'deleted key'"),
        Of(@"\bpulls? well\b", "'healthy'"),
        Of(@"\bany box\b|\ba box that\b", "'a proxy or firewall in the network path'"),
        Of(@"\bthe login lacks\b|\blacks? the right\b", "'lacks the permission', 'do not grant access'"),
        Of(@"\bwas made (?:for|in|with|when)\b|\b(?:Make|make|makes) (?:a|the) (?:new )?(?:secret|service ID|key|pod)\b", "'create'"),
        Of(@"\bwhite space\b|\blower case\b", "'whitespace', 'lowercase'"),
        Of(@"(?<![\d.,]|: )\b1 (?:images|credentials|logins|keys|pods|containers|namespaces|secrets|policies|nodes|findings|errors|warnings)\b", "the singular after 1"),
    ];

    /// <summary>The habits in a text, each with the words around it and the better form.</summary>
    public static IEnumerable<string> Faults(string text) =>
        from habit in Habits
        from Match match in habit.Habit.Matches(text)
        select $"\"{text[Math.Max(0, match.Index - 40)..Math.Min(text.Length, match.Index + match.Length + 30)]}\": write {habit.Better}";

    private static (Regex, string) Of(string habit, string better) => (new Regex(habit, RegexOptions.None, TimeSpan.FromSeconds(10)), better);
}
