using System.Runtime.InteropServices;
using System.Text;

namespace Astria.Flux.Tools.FaceModel;

/// <summary>The little of an ONNX file that is needed: which weights each convolution uses, in the graph's order, and their values.</summary>
internal sealed class OnnxGraph
{
    // Field numbers of onnx.proto: ModelProto.graph, GraphProto.node and .initializer, NodeProto.input and .op_type, TensorProto.float_data, .name, .raw_data.
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int NodeInput = 1;
    private const int NodeOperator = 4;
    private const int TensorFloats = 4;
    private const int TensorName = 8;
    private const int TensorRaw = 9;

    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);

    public OnnxGraph(byte[] file)
    {
        var graph = ProtobufFields.Read(file).Single(field => field.Number == ModelGraph).Bytes;
        foreach (var field in ProtobufFields.Read(graph))
        {
            if (field.Number == GraphNode && Text(field.Bytes, NodeOperator).Single() == "Conv")
                Convolutions.Add([.. Text(field.Bytes, NodeInput).Skip(1)]);
            else if (field.Number == GraphInitializer)
                _tensors[Text(field.Bytes, TensorName).Single()] = Values(field.Bytes);
        }
    }

    /// <summary>The names of the weights and, where there is one, the bias of each convolution.</summary>
    public List<string[]> Convolutions { get; } = [];

    public float[] this[string tensor] => _tensors[tensor];

    private static IEnumerable<string> Text(ReadOnlyMemory<byte> message, int number) =>
        ProtobufFields.Read(message).Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Bytes.Span));

    private static float[] Values(ReadOnlyMemory<byte> tensor)
    {
        var bytes = ProtobufFields.Read(tensor).FirstOrDefault(field => field.Number is TensorRaw or TensorFloats).Bytes;
        return bytes.Length % sizeof(float) == 0 ? MemoryMarshal.Cast<byte, float>(bytes.Span).ToArray() : [];
    }
}
