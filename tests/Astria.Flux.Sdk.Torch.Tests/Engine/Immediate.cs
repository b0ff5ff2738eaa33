namespace Astria.Flux.Torch.Tests.Engine;

/// <summary>Hears progress where and when it is told.</summary>
internal sealed class Immediate<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
