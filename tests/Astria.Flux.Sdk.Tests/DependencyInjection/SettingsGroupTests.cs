using System.Text;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Generation;
using Astria.Flux.Settings;
using Astria.Flux.Tests.Generation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Tests.DependencyInjection;

public sealed class SettingsGroupTests
{
    [TestCase("Flux:Astra:ApiKey", "Flux:Astra: is a group that nothing reads; is 'Astria' meant?")]
    [TestCase("Flux:Draff:Threads", "Flux:Draff: is a group that nothing reads; is 'draft' meant?")]
    [TestCase("Flux:Preset:0:Name", "Flux:Preset: is a group that nothing reads; is 'Presets' meant?")]
    [TestCase("Flux:Lnt:profile", "Flux:Lnt: is a group that nothing reads; is 'Lint' meant?")]
    public void A_group_whose_name_is_misspelt_is_answered_with_the_one_that_is_meant(string key, string expected) =>
        Faults([(key, "x"), ("Flux:Astria:ApiKey", "sd_x")], App).Should().Equal(expected);

    [Test]
    public void A_group_of_an_engine_that_is_not_registered_says_so_and_names_what_is_known() =>
        Faults([("Flux:Torch:ModelPath", "x")], App).Should().ContainSingle().Which.Should()
            .StartWith("Flux:Torch: is a group that nothing reads: no engine 'Torch' is registered, and no options are bound to it. Known here: Astria, draft, ")
            .And.EndWith("One that the app reads by itself is made known by FluxBuilder.AddSettingsGroup.");

    [Test]
    public void Every_unknown_group_is_told() =>
        Faults([("Flux:Astra:ApiKey", "x"), ("Flux:Torch:ModelPath", "x")], App).Should().HaveCount(2);

    [Test]
    public void The_group_of_a_registered_engine_is_known_also_when_it_was_set_up_in_code() =>
        Faults([("Flux:DRAFT:Threads", "2")], App).Should().BeEmpty();

    [Test]
    public void A_group_that_options_are_bound_to_is_known() =>
        Faults([("Flux:Photos:Folder", "x")], (flux, configuration) => Bind(flux, configuration.GetSection("Flux:Photos"))).Should().BeEmpty();

    [Test]
    public void A_group_is_known_when_options_are_bound_to_a_part_of_it() =>
        Faults([("Flux:App:Photos:Folder", "x")], (flux, configuration) => Bind(flux, configuration.GetSection("Flux:App:Photos"))).Should().BeEmpty();

    [Test]
    public void Options_bound_to_a_group_do_not_make_one_known_whose_name_only_begins_so() =>
        Faults([("Flux:PhotosOfTheAutumn:Folder", "x")], (flux, configuration) => Bind(flux, configuration.GetSection("Flux:Photos"))).Should().ContainSingle();

    [Test]
    public void A_group_that_the_app_reads_by_itself_can_be_made_known() =>
        Faults([("Flux:Health:Every", "x")], (flux, _) => flux.AddSettingsGroup("health")).Should().BeEmpty();

    [Test]
    public void Groups_in_the_root_of_configuration_are_everybodys()
    {
        var configuration = Configuration(("Logging:LogLevel:Default", "Warning"), ("LintMode", "Fix"));
        using var services = new ServiceCollection().AddAstriaFlux(configuration).Services.BuildServiceProvider();

        services.GetRequiredService<IOptions<FluxOptions>>().Value.LintMode.Should().Be(PromptLintMode.Fix);
    }

    [TestCase("""{ "Flux": { "Draft": {} } }""", 0)]
    [TestCase("""{ "Flux": { "Draf": {} } }""", 1)]
    public void An_empty_group_is_a_group(string json, int faults)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Faults(new ConfigurationBuilder().AddJsonStream(stream).Build(), App).Should().HaveCount(faults);
    }

    private static void App(FluxBuilder flux, IConfiguration configuration) =>
        flux.AddGenerator("draft", _ => new FakeGenerator()).UseAstria(configuration.GetSection("Flux:Astria"));

    private static void Bind(FluxBuilder flux, IConfiguration section) =>
        flux.Services.AddOptions<PhotoOptions>().BindSettings(section, (settings, options) => options.Folder = settings.Text("Folder"));

    private static IReadOnlyList<string> Faults((string Key, string Value)[] settings, Action<FluxBuilder, IConfiguration> build) => Faults(Configuration(settings), build);

    private static IReadOnlyList<string> Faults(IConfiguration configuration, Action<FluxBuilder, IConfiguration> build)
    {
        var flux = new ServiceCollection().AddAstriaFlux(configuration.GetSection("Flux"));
        build(flux, configuration);
        using var services = flux.Services.BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<IOptions<FluxOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private sealed class PhotoOptions
    {
        public string? Folder { get; set; }
    }
}
