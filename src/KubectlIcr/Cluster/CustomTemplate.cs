namespace KubectlIcr.Cluster;

/// <summary>Where a pod template stands in an object whose kind is not built in.</summary>
/// <param name="Group">The object's API group, e.g. <c>apps.openshift.io</c>.</param>
/// <param name="Pointer">The JSON pointer of the pod spec, e.g. <c>/spec/template/spec</c>.</param>
internal sealed record CustomTemplate(string Group, string Pointer);
