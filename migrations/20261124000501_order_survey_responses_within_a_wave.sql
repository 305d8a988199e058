-- A report reads a wave's responses one after the other, each with its answers, without sorting them first.
DROP INDEX survey_responses_wave;
CREATE INDEX survey_responses_wave ON survey_responses (wave_id, id);
