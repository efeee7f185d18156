using System.IO.Enumeration;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using KubectlIcr.Cluster.Yaml;
using YamlDotNet.Core;

namespace KubectlIcr.Cluster.Files;

/// <summary>Takes the JSON of one object, and where it stands.</summary>
internal delegate void PlacedObjectHandler(ObjectPlace place, ReadOnlySpan<byte> json, string? kind);

/// <summary>Opens a file, a folder of files or standard input, in YAML or JSON, gzipped or not, and hands out the objects in it.</summary>
internal static class ObjectFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json", ".gz"];

    /// <summary>The paths as a user reads them.</summary>
    public static string Title(IEnumerable<string> paths) => string.Join(", ", paths.Select(path => path == "-" ? ObjectPlace.StandardInput : path));

    /// <param name="path">A file, a folder, or <c>-</c>.</param>
    /// <param name="handle">Gets the place too.</param>
    public static void Read(string path, Stream? stdin, PlacedObjectHandler handle)
    {
        if (path == "-") ReadStream(ObjectPlace.StandardInput, stdin ?? Stream.Null, handle);
        else if (Directory.Exists(path)) foreach (var file in FilesIn(path)) ReadFile(file, handle);
        else if (File.Exists(path)) ReadFile(path, handle);
        else throw new UserError($"error: the path \"{path}\" does not exist");
    }

    private static List<string> FilesIn(string folder)
    {
        // Links to folders may lead in circles.
        var all = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && Extensions.Contains(Path.GetExtension(entry.FileName).ToString(), StringComparer.OrdinalIgnoreCase),
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        var files = all.Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UserError($"error: no *.yaml, *.yml, *.json or *.gz in \"{folder}\"");
    }

    private static void ReadFile(string file, PlacedObjectHandler handle)
    {
        try
        {
            using var stream = File.OpenRead(file);
            ReadStream(file, stream, handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: open {file}: {FileWords.Of(e)}", inner: e);
        }
    }

    private static void ReadStream(string name, Stream stream, PlacedObjectHandler handle)
    {
        try
        {
            Decoded(name, new PeekedStream(stream), (json, kind, line, list) => handle(new(name, line) { List = list }, json, kind));
        }
        catch (JsonException e)
        {
            throw Broken(name, e.LineNumber + 1, e.BytePositionInLine + 1, "not valid JSON: " + Words(e), e);
        }
        catch (AnchorNotFoundException e)
        {
            // Its own message quotes the name, which may be an unquoted password that starts with '*'.
            throw Broken(name, e.Start.Line, e.Start.Column, "not valid YAML: an alias without its anchor", null);
        }
        catch (YamlException e)
        {
            throw Broken(name, e.Start.Line, e.Start.Column, "not valid YAML: " + e.Message, e);
        }
        catch (InvalidDataException e)
        {
            throw new UserError($"error: {name}: not a whole gzip file", inner: e);
        }
    }

    private static void Decoded(string name, PeekedStream stream, ObjectHandler handle)
    {
        var head = stream.Head;
        if (head.IsEmpty) throw new UserError($"error: {name} is empty");
        if (head is [0x1f, 0x8b, ..]) Decoded(name, new PeekedStream(new WholeGzip(stream)), handle);
        else if (head is [0xff, 0xfe, ..]) Decoded(name, Utf8(stream, Encoding.Unicode), handle); // PowerShell's >
        else if (head is [0xfe, 0xff, ..]) Decoded(name, Utf8(stream, Encoding.BigEndianUnicode), handle);
        else if (head.Contains((byte)0)) throw new UserError($"error: {name} is a binary file, not YAML or JSON; unpack archives first");
        else if (IsJson(head)) new JsonObjects(WithoutMark(stream), handle).Walk();
        else ReadYaml(stream, handle);
    }

    private static PeekedStream Utf8(Stream stream, Encoding encoding) => new(Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8));

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    private static bool IsJson(ReadOnlySpan<byte> head) =>
        (head.StartsWith(ByteOrderMark) ? head[3..] : head).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static PeekedStream WithoutMark(PeekedStream stream)
    {
        if (stream.Head.StartsWith(ByteOrderMark)) stream.ReadExactly(new byte[3]);
        return stream;
    }

    // The two run side by side, so that only a piece of the JSON is in memory.
    private static void ReadYaml(Stream stream, ObjectHandler handle)
    {
        var pipe = new Pipe();
        var writing = Task.Run(() =>
        {
            try
            {
                using var reader = new StreamReader(stream);
                YamlJson.Write(reader, pipe.Writer.AsStream(leaveOpen: true));
                pipe.Writer.Complete();
            }
            catch (Exception e)
            {
                pipe.Writer.Complete(e);
            }
        });
        try
        {
            new JsonObjects(pipe.Reader.AsStream(), handle).Walk();
        }
        finally
        {
            pipe.Reader.Complete(); // else the writer would wait for ever for someone to read on
        }
        writing.Wait();
    }

    /// <summary>.NET quotes the rest of the text for a literal like <c>tru</c>; it may hold passwords.</summary>
    private static string Words(JsonException e)
    {
        const string Literal = " is an invalid JSON literal";
        var said = e.Message.Split(" LineNumber:")[0];
        return said.LastIndexOf(Literal, StringComparison.Ordinal) is >= 0 and var at ? said[(at + " is ".Length)..] : said;
    }

    private static UserError Broken(string name, long? line, long? column, string words, Exception? e) =>
        new($"error: {name}: line {line}, column {column}: {words}", inner: e);
}
