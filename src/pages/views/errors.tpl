{{%AUTOESCAPE context="HTML"}}
<section class="gh-errors" tabindex="-1" autofocus data-errors="" aria-labelledby="error-title">
<h2 id="error-title">{{HEADING}}</h2>
{{#PLAIN}}<p>{{MESSAGE}}</p>{{/PLAIN}}
<ul>{{#AT_FIELD}}<li><a href="#{{FIELD}}">{{MESSAGE}}</a></li>{{/AT_FIELD}}</ul>
</section>
