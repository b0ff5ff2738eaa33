using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Astria.Flux.Torch.Devices;
using Astria.Flux.Torch.Natives;
using TorchSharp;

namespace Astria.Flux.Torch.Tests.Devices;

internal sealed class TorchDevicesTests
{
    [TestCase("auto", true)]
    [TestCase("cpu", true)]
    [TestCase("cuda", true)]
    [TestCase("cuda:12", true)]
    [TestCase("cuda:", false)]
    [TestCase("cuda:-1", false)]
    [TestCase("gpu", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Devices_have_names(string? name, bool isOne) => TorchDevices.IsName(name).Should().Be(isOne);

    [Test]
    public void Without_a_gpu_the_processor_is_taken_unless_a_gpu_is_asked_for()
    {
        Assume.That(torch.cuda.is_available(), Is.False);

        TorchDevices.Find("auto").type.Should().Be(DeviceType.CPU);
        FluentActions.Invoking(() => TorchDevices.Find("cuda")).Should().Throw<TorchUnavailableException>()
            .WithMessage("The device 'cuda' can't be used. Looked for: libtorch for CUDA beside the app (not there)*Add the package TorchSharp-cuda-*or set Device to 'cpu'.");
    }

    [TestCase(false, null, "Add the package TorchSharp-cuda-linux")]
    [TestCase(true, null, "Install NVIDIA's driver, 525.60.13 or later")]
    [TestCase(true, "470.82.01", "The driver is too old: install 525.60.13 or later")]
    [TestCase(true, "570.86.10", "CUDA_VISIBLE_DEVICES")]
    public void What_is_missing_for_a_gpu_is_said_with_its_remedy(bool natives, string? driver, string remedy)
    {
        var found = driver is null ? null : new NvidiaDriver(driver, [new GpuMemory("NVIDIA GeForce RTX 4090", 24L << 30, 20L << 30)]);

        var why = TorchDevices.WhyNone("cuda", natives, found, windows: false);

        why.Should().ContainAll("Looked for", remedy, "or set Device to 'cpu'");
        if (driver is not null) why.Should().ContainAll($"version {driver}", "RTX 4090");
    }

    [Test]
    public void A_driver_that_sees_no_gpu_is_told_apart() =>
        TorchDevices.WhyNone("cuda:1", hasNatives: true, new NvidiaDriver("570.86.10", []), windows: true).Should().Contain("The driver sees no GPU");

    [Test]
    public void Libtorchs_own_word_for_full_memory_becomes_what_to_change()
    {
        // 1 PiB: refused before it is tried.
        var error = FluentActions.Invoking(() => torch.empty(1L << 50, torch.ScalarType.Byte)).Should().Throw<ExternalException>().Which;

        TorchErrors.Explain(error).Should().BeOfType<TorchOutOfMemoryException>().Which.Message.Should().ContainAll("memory", "Int8", "Resolutions", "Recompute").And.NotContain("\n");
    }

    [TestCase("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 23.64 GiB", typeof(TorchOutOfMemoryException))]
    [TestCase("CUDA driver version is insufficient for CUDA runtime version", typeof(TorchUnavailableException))]
    [TestCase("CUDA error: no kernel image is available for execution on the device", typeof(TorchUnavailableException))]
    public void Errors_of_a_gpu_become_what_to_do(string message, Type expected) => TorchErrors.Explain(OfLibtorch(message)).Should().BeOfType(expected);

    [Test]
    public void Other_errors_are_left_alone()
    {
        TorchErrors.Explain(OfLibtorch("The size of tensor a (3) must match the size of tensor b (4)")).Should().BeNull();
        TorchErrors.Explain(new InvalidOperationException("out of memory")).Should().BeNull("it is not libtorch's");
    }

    // What TorchSharp throws is just this type.
    [SuppressMessage("Usage", "CA2201:Do not raise reserved exception types", Justification = "It stands for one that the runtime raised.")]
    private static ExternalException OfLibtorch(string message) => new(message);
}
