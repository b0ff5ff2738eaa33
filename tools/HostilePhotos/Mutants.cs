namespace Astria.Flux.Tools.HostilePhotos;

/// <summary>Damages good files: the same number gives the same damage.</summary>
internal static class Mutants
{
    public static byte[] Of(byte[] file, int number)
    {
        var chance = new Random(number);
        var mutant = file.ToArray();
        for (var times = chance.Next(1, 5); times > 0; times--)
        {
            // Headers are where the decisions are made: half of the damage goes there.
            var reach = chance.Next(2) == 0 ? Math.Min(mutant.Length, 700) : mutant.Length;
            if (reach == 0) break;
            var at = chance.Next(reach);
            switch (chance.Next(6))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    mutant[at] = (byte)chance.Next(256);
                    break;
                case 2:
                    mutant[at] = (byte)(chance.Next(2) * 255);
                    break;
                case 3:
                    mutant = mutant[..at];
                    break;
                case 4:
                    mutant.AsSpan(at, Math.Min(chance.Next(1, 64), mutant.Length - at)).Clear();
                    break;
                default:
                    var length = Math.Min(chance.Next(1, 200), mutant.Length - at);
                    mutant = [.. mutant[..at], .. mutant.AsSpan(chance.Next(mutant.Length - length + 1), length), .. mutant[at..]];
                    break;
            }
        }

        return mutant;
    }
}
