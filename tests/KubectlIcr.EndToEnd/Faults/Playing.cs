namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A fault that plays for the requests of one command.</summary>
internal sealed class Playing(Fault fault, Func<Question, bool> strikes)
{
    private volatile bool hasStruck;

    public Fault Fault => fault;

    public bool HasStruck
    {
        get => hasStruck;
        set => hasStruck = value;
    }

    public bool Strikes(Question question)
    {
        if (fault.Lasts && hasStruck) return true;
        if (!strikes(question) || !fault.Strikes(question)) return false;
        return hasStruck = true;
    }
}
