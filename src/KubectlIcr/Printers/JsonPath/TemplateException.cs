namespace KubectlIcr.Printers.JsonPath;

/// <summary>A template that can't be read, or not be applied to the document; the message is in kubectl's words.</summary>
internal sealed class TemplateException(string message) : Exception(message);
